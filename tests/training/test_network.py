"""Networks: every candidate keeps to the protocol of a model file. Skipped where torch is missing."""

import pytest

from extractors.page.ocr.model import HEIGHT, STRIDE

torch = pytest.importorskip("torch")

network = pytest.importorskip("training.network")  # torch has no types here


@pytest.mark.parametrize("name", sorted(network.SHAPES))
def test_one_frame_for_four_columns(name: str) -> None:
    reader = network.LineReader(network.SHAPES[name], classes=11).eval()
    lines = torch.randint(0, 256, (3, HEIGHT, 128), dtype=torch.uint8)
    with torch.inference_mode():
        log_probs = reader(lines)
    assert log_probs.shape == (3, 128 // STRIDE, 11)
    assert log_probs.dtype == torch.float32
    assert torch.allclose(log_probs.exp().sum(dim=2), torch.ones(3, 32), atol=1e-4)


@pytest.mark.parametrize("name", sorted(network.SHAPES))
def test_a_batch_says_what_single_lines_say(name: str) -> None:
    torch.manual_seed(1)
    reader = network.LineReader(network.SHAPES[name], classes=11).eval()
    lines = torch.randint(0, 256, (4, HEIGHT, 192), dtype=torch.uint8)
    with torch.inference_mode():
        together, alone = reader(lines), torch.cat([reader(line[None]) for line in lines])
    assert torch.allclose(together, alone, atol=1e-4)


def test_a_shape_survives_being_written() -> None:
    for shape in network.SHAPES.values():
        assert network.Shape.from_dict(shape.to_dict()) == shape
