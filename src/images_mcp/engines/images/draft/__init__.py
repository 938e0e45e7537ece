"""The offline engine: from a brief to a scene, from the scene to SVG, from SVG to pixels."""
