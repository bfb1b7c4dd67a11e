"""A page's stream of events, held open from its greeting until it is closed.

Gradio (6.31, `queue_data_helper`) ends the stream once nothing of a page is under way. What the page sends before it has
read that end waits for a stream that nobody opens: a question that was asked while the page greeted, or a dislike right
after a like, was never answered. A page that always has something under way keeps its one stream.
"""

import gradio as gr

HELD_OPEN = "held open"  # no event's name, so no event's end takes it away


class Streams:
    """The streams of all pages that are open."""

    def __init__(self, blocks: gr.Blocks) -> None:
        self._blocks = blocks

    def hold(self, request: gr.Request) -> None:
        """Let nothing end the stream of the page that asks for this."""
        # Gradio has no setting for it
        self._blocks._queue.pending_event_ids_session.setdefault(str(request.session_hash), set()).add(HELD_OPEN)

    def release(self, request: gr.Request) -> None:
        """Forget a page that was closed."""
        self._blocks._queue.pending_event_ids_session.pop(str(request.session_hash), None)
