"""Pictures as the world sees them, and what can be done with one."""

from typing import Any

from pydantic import AliasChoices, Field

from images_mcp.operations import READS, Effects, Operation, Permission, Request, Result, Toolset

IMAGE_ID = Field(validation_alias=AliasChoices("image_id", "image_file_id", "file_id"), pattern=r"^img_[0-9a-z]{22}$")


class Picture(Result):
    """One saved picture: `path` is the file you open, `uri` its `images://` address.

    `reused`: it was there already and was served instead of being drawn; `reused_from` is the picture of another
    conversation it is a copy of.
    """

    image_id: str
    path: str
    uri: str
    width: int
    height: int
    bytes: int
    format: str
    alt_text: str
    alt_text_source: str
    prompt: str
    brief: dict[str, Any]
    verification: dict[str, Any]
    engine: str
    model: str
    created_at: str
    conversation_id: str
    generation_id: str
    parent_id: str | None = None
    version: int = 1
    reused: bool = False
    reused_from: str | None = None
    sidecar: str | None = None
    print_path: str | None = None
    notes: tuple[str, ...] = ()
    instruction: str | None = None
    drift: dict[str, Any] | None = None
    variation_number: int | None = None
    description: str | None = None
    distinct_by: str | None = None


class ImageAnswer(Result):
    """One picture, with a small preview where the door can show it."""

    image: Picture


class GetImage(Request):
    """Which picture, and how large its preview should be."""

    image_id: str = IMAGE_ID
    preview_px: int = Field(768, ge=64, le=2048, description="Longest edge of the preview.")


class DeleteImage(Request):
    """Which picture to delete."""

    image_id: str = IMAGE_ID


class Deleted(Result):
    """What was deleted."""

    deleted: bool
    message: str


class UpdateAltText(Request):
    """A person's own alt text; it is never overwritten by a machine."""

    image_id: str = IMAGE_ID
    alt_text: str = Field(min_length=1, max_length=1000)


class GenerateAltText(Request):
    """A picture of ours, or a prompt (and brief) for one that is still to be drawn."""

    image_id: str | None = Field(
        None, validation_alias=AliasChoices("image_id", "image_file_id", "file_id"), pattern=r"^img_[0-9a-z]{22}$"
    )
    prompt: str | None = Field(None, max_length=32_000)
    brief: dict[str, Any] | None = None


class AltText(Result):
    """Alt text and who wrote it: vision, brief or human."""

    alt_text: str
    source: str
    image_id: str | None = None


class RequestUpload(Request):
    """A place to hand over a picture, because pictures attached to a chat never reach a server."""

    purpose: str = Field("reference", max_length=200)


class UploadPlace(Result):
    """A one-time page; after the upload, `upload_id` can be used where a path or image id can."""

    upload_id: str
    url: str
    expires_at: str
    message: str


class CompareImages(Request):
    """Two saved pictures, the earlier one first."""

    a: str = Field(pattern=r"^img_[0-9a-z]{22}$")
    b: str = Field(pattern=r"^img_[0-9a-z]{22}$")


class ImagesCompared(Result):
    """How far `b` is from `a`.

    `changed` is the share of pixels whose colour differs noticeably, `delta_e` the mean ΔE2000, `ssim` the structural
    similarity (1: the same), `box` (x, y, width, height in 0-1) surrounds all that differs; null where nothing does.
    """

    changed: float
    delta_e: float
    ssim: float
    box: tuple[float, float, float, float] | None = None
    same_shape: bool
    message: str


_OPERATIONS = "images_mcp.capabilities.assets.operations"

OPERATIONS = (
    Operation(
        name="get_image",
        title="Show a saved picture",
        description="Use this when the user wants to see a saved picture again or needs its path, prompt or checks.",
        request=GetImage,
        result=ImageAnswer,
        handler=f"{_OPERATIONS}:get_image",
        route="GET /v1/images/{image_id}",
        toolset=Toolset.CORE,
        effects=READS,
    ),
    Operation(
        name="delete_image",
        title="Delete a picture",
        description="Use this only when the user asks to delete a picture. The files go too and cannot be brought back.",
        request=DeleteImage,
        result=Deleted,
        handler=f"{_OPERATIONS}:delete_image",
        route="DELETE /v1/images/{image_id}",
        permission=Permission.DELETE,
        effects=Effects(destructive=True, idempotent=True),
        audit="image:delete",
    ),
    Operation(
        name="compare_images",
        title="Compare two pictures",
        description="Use this when the user asks how two saved pictures differ: measured from their pixels, and where.",
        request=CompareImages,
        result=ImagesCompared,
        handler="images_mcp.capabilities.assets.differences:compare_images",
        route="POST /v1/images/compare",
        effects=READS,
    ),
    Operation(
        name="update_alt_text",
        title="Write a picture's alt text",
        description="Use this when the user gives or corrects the alt text of a picture. Machines never overwrite it.",
        request=UpdateAltText,
        result=AltText,
        handler=f"{_OPERATIONS}:update_alt_text",
        route="PUT /v1/images/{image_id}/alt-text",
        permission=Permission.EDIT,
        toolset=Toolset.CORE,
        effects=Effects(idempotent=True),
        audit="image:describe",
    ),
    Operation(
        name="generate_alt_text",
        title="Draft alt text",
        description="Use this when the user wants alt text for a saved picture, or for one still to be drawn.",
        request=GenerateAltText,
        result=AltText,
        handler=f"{_OPERATIONS}:generate_alt_text",
        route="POST /v1/alt-text",
        permission=Permission.EDIT,
        effects=Effects(idempotent=True),
        audit="image:describe",
        example={"prompt": "a red fox asleep in the snow, watercolour"},
    ),
    Operation(
        name="request_upload",
        title="Open a place to upload a picture",
        description="Use this when the user wants to hand over a picture from the chat: attachments never reach a "
        "server. Give them the link, then use the upload_id as a reference image.",
        request=RequestUpload,
        result=UploadPlace,
        handler=f"{_OPERATIONS}:request_upload",
        route="POST /v1/uploads",
        permission=Permission.CREATE,
        effects=Effects(),
        audit="upload:open",
    ),
)
