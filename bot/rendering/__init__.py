"""From replies to what a chat can show: pictures of LaTeX, parts of long texts."""
