"""Counters and times for Prometheus. No text of anyone's ever enters a label."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from engine.messages import Answer
from feedback.emoji import USUAL, Meanings

_MEANINGS = {1: "good", -1: "bad", 0: "neither"}
_BUCKETS = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30)


class Metrics:
    """One process's figures, in a registry of their own."""

    def __init__(self, meanings: Meanings = USUAL) -> None:
        self._meanings = meanings
        self._registry = CollectorRegistry()
        self._answers = Counter("emmy_answers", "Answers given", ["expert", "failure"], registry=self._registry)
        self._seconds = Histogram(
            "emmy_answer_seconds", "Time of one answer", ["expert"], buckets=_BUCKETS, registry=self._registry
        )
        self._fallbacks = Counter("emmy_fallbacks", "Detours taken", ["kind"], registry=self._registry)
        self._failures = Counter("emmy_engine_failures", "Questions that broke the engine", registry=self._registry)
        self._ratings = Counter("emmy_ratings", "Reactions kept", ["meaning", "change"], registry=self._registry)
        self._degraded = Counter(
            "emmy_degraded", "What a platform refused or lacks", ["platform", "lacking"], registry=self._registry
        )
        self._breaks = Counter("emmy_service_breaks", "Services that broke", ["service"], registry=self._registry)
        self.trainer = Gauge("emmy_trainer_alive", "1 while the trainer's process runs", registry=self._registry)

    def answered(self, answer: Answer) -> None:
        """Count an answer, its time and its detours."""
        self._answers.labels(answer.expert or "none", answer.failure or "none").inc()
        self._seconds.labels(answer.expert or "none").observe(answer.timings.total)
        for kind in answer.fallbacks:
            self._fallbacks.labels(kind).inc()

    def detoured(self, kind: str) -> None:
        """Count a detour of an adapter: something that the platform lacks here, and what was done in its place."""
        self._fallbacks.labels(kind).inc()

    def failed(self) -> None:
        """Count a question that the engine broke on."""
        self._failures.inc()

    def rated(self, emoji: str, *, added: bool) -> None:
        """Count a reaction that was kept or taken back."""
        self._ratings.labels(_MEANINGS[self._meanings.of(emoji)], "given" if added else "retracted").inc()

    def degraded(self, platform: str, lacking: str) -> None:
        """Count what an adapter had to do without."""
        self._degraded.labels(platform, lacking).inc()

    def broke(self, service: str) -> None:
        """Count a service that ended though it should not have."""
        self._breaks.labels(service).inc()

    def text(self) -> bytes:
        """All of it in Prometheus's text format."""
        return generate_latest(self._registry)
