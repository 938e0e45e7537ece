"""How two pictures differ, from their pixels; and the soft edge of a change in one place."""

from tests.conftest import Home


def test_a_picture_does_not_differ_from_itself(shared: Home) -> None:
    image = shared.call("generate_image", prompt="a red kite over a field, flat", seed=3)["image"]["image_id"]
    told = shared.call("compare_images", a=image, b=image)
    assert (told["changed"], told["delta_e"], told["ssim"], told["box"]) == (0.0, 0.0, 1.0, None)


def test_the_box_surrounds_the_place_that_changed_and_nothing_else(shared: Home) -> None:
    first = shared.call("generate_image", prompt="a small house on a hill, flat, with a tree", seed=3)
    region = {"x": 0.5, "y": 0.25, "width": 0.25, "height": 0.25}
    wish = {"instruction": "add a balloon", "region": region, "feather": 0.0}
    second = shared.call("refine_image", conversation_id=first["conversation_id"], **wish)
    told = shared.call("compare_images", a=first["image"]["image_id"], b=second["image"]["image_id"])
    assert told["same_shape"]
    if told["box"]:
        x, y, width, height = told["box"]
        assert x >= 0.495
        assert y >= 0.245
        assert x + width <= 0.755
        assert y + height <= 0.505


def test_a_soft_edge_wider_than_a_quarter_is_refused(shared: Home) -> None:
    first = shared.call("generate_image", prompt="a small house on a hill, flat")
    wish = {"instruction": "add a balloon", "feather": 0.5}
    problem = shared.refused("refine_image", conversation_id=first["conversation_id"], **wish)
    assert problem["kind"] == "invalid"
