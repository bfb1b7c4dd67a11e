"""The pictures of a Reply: its formula drawn in its theme, and what the core attached."""

import logging

from bot.events import Image, Reply
from bot.rendering.latex import LatexError, picture

log = logging.getLogger(__name__)


async def pictures(reply: Reply) -> tuple[Image, ...]:
    """For platforms that show no LaTeX. A formula that cannot be drawn is left out, and logged: the text says the result."""
    if not reply.latex:
        return reply.images
    try:
        png = await picture(reply.latex, reply.theme)
    except LatexError as error:
        log.warning("no picture for exchange %s: %s", reply.exchange_id, error)
        return reply.images
    return (Image(png, reply.alt), *reply.images)
