"""Fits the network of `instructions.order` with torch (the dependency group `train`), which nothing else needs."""

import math
import random
from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from images_mcp.engines.minds.rules.instructions.marking import MEANING
from images_mcp.engines.minds.rules.instructions.order import BUCKETS, PREFIX, WIDTH, Ordered, Sentence

Array = NDArray[np.float32]
_MEANT, _PART, _KIND, _SIZE = 64, 8, 32, 128
_DROPPED, _WORD_DROPPED, _BLIND, _SMOOTHED = 0.4, 0.1, 0.25, 0.05
_BATCH, _RATE, _DECAY = 64, 2e-3, 0.01


class _Network(nn.Module):
    def __init__(self, kinds: int) -> None:
        super().__init__()
        both = 2 * _SIZE
        self.words = nn.EmbeddingBag(BUCKETS, WIDTH, mode="sum")
        nn.init.normal_(self.words.weight, 0, 0.1)
        self.meaning, self.part = nn.Linear(MEANING, _MEANT), nn.Embedding(2, _PART)
        self.first = nn.GRU(WIDTH + _MEANT + _PART, _SIZE, batch_first=True, bidirectional=True)
        self.second = nn.GRU(both, _SIZE, batch_first=True, bidirectional=True)
        self.kind, self.next = nn.Embedding(kinds + 1, _KIND), nn.GRUCell(_KIND + both, _SIZE)
        self.start, self.look = nn.Linear(both, _SIZE), nn.Linear(_SIZE, both)
        self.told, self.drop = nn.Linear(_SIZE + both, kinds), nn.Dropout(_DROPPED)

    def read(self, batch: Sequence[Sentence]) -> tuple[Tensor, Tensor]:
        """Every place of every sentence, and which places there are."""
        sizes = [len(s.pieces) for s in batch]
        most = max(sizes)
        meant, parts = np.zeros((len(batch), most, MEANING), dtype=np.float32), np.zeros((len(batch), most), dtype=int)
        shares = np.zeros((len(batch), most), dtype=np.float32)
        flat, starts = [], []
        for at, said in enumerate(batch):
            meant[at, : sizes[at]], parts[at, : sizes[at]] = said.meant, said.parts
            for place in range(most):
                starts.append(sum(map(len, flat[-1:])) + (starts[-1] if starts else 0))
                there = place < sizes[at] and not (self.training and place and random.random() < _WORD_DROPPED)
                flat.append(said.pieces[place] if there else said.pieces[0][:0])
                shares[at, place] = 1 / math.sqrt(max(1, len(flat[-1])))
        words = self.words(torch.from_numpy(np.concatenate(flat)).long(), torch.tensor(starts))
        words = words.view(len(batch), most, -1) * torch.from_numpy(shares)[:, :, None]
        meaning = torch.from_numpy(meant)
        if self.training:
            meaning = meaning * (torch.rand(len(batch), 1, 1) > _BLIND)
        x = self.drop(torch.cat([words, self.meaning(meaning), self.part(torch.from_numpy(parts))], -1))
        long = torch.tensor(sizes)
        x = self.drop(self._both_ways(self.first, x, long, most))
        x = self.drop(x + self._both_ways(self.second, x, long, most))
        return x, torch.arange(most)[None] < long[:, None]

    @staticmethod
    def _both_ways(layer: nn.GRU, x: Tensor, long: Tensor, most: int) -> Tensor:
        packed = nn.utils.rnn.pack_padded_sequence(x, long, batch_first=True, enforce_sorted=False)
        return nn.utils.rnn.pad_packed_sequence(layer(packed)[0], batch_first=True, total_length=most)[0]

    def tell(self, x: Tensor, there: Tensor, wanted: Tensor) -> Tensor:
        """The logits of each kind (batch, steps, kinds), given those before it."""
        mean = (x * there[:, :, None]).sum(1) / there.sum(1, keepdim=True)
        state, seen, found = torch.tanh(self.start(mean)), torch.zeros_like(mean), []
        begin = torch.full_like(wanted[:, :1], self.kind.num_embeddings - 1)
        for before in torch.cat([begin, wanted[:, :-1]], 1).T:
            state = self.next(torch.cat([self.kind(before), seen], -1), state)
            near = (x @ self.look(state)[:, :, None])[:, :, 0] / 8
            near = near.masked_fill(~there, -1e9).softmax(-1)
            seen = (near[:, :, None] * x).sum(1)
            found.append(self.told(self.drop(torch.cat([state, seen], -1))))
        return torch.stack(found, 1)


def order(
    texts: Sequence[Sentence], wanted: Sequence[Sequence[int]], weights: Sequence[float], kinds: int, epochs: int = 9
) -> dict[str, Array]:
    """The tables of a network fitted to texts and the kinds asked for in them, each row ending with that of nothing."""
    torch.set_num_threads(1)
    torch.manual_seed(1)
    chance = random.Random(1)
    random.seed(1)
    network = _Network(kinds)
    steps = epochs * (len(texts) // _BATCH + 1)
    descent = torch.optim.AdamW(network.parameters(), lr=_RATE, weight_decay=_DECAY)
    rate = torch.optim.lr_scheduler.OneCycleLR(descent, _RATE, total_steps=steps, pct_start=0.1)
    for epoch in range(epochs):
        alike = sorted(range(len(texts)), key=lambda n: len(texts[n].pieces) + chance.random() * 6)
        batches = [alike[at : at + _BATCH] for at in range(0, len(alike), _BATCH)]
        chance.shuffle(batches)
        total = 0.0
        for batch in batches:
            most = max(len(wanted[n]) for n in batch)
            there = torch.tensor([[at < len(wanted[n]) for at in range(most)] for n in batch])
            right = torch.tensor([[*wanted[n], *[0] * (most - len(wanted[n]))] for n in batch])
            logits = network.tell(*network.read([texts[n] for n in batch]), right)
            each = functional.cross_entropy(logits.transpose(1, 2), right, reduction="none", label_smoothing=_SMOOTHED)
            share = torch.tensor([weights[n] for n in batch])
            loss = ((each * there).sum(1) * share).sum() / len(batch)
            descent.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            descent.step()
            rate.step()
            total += float(loss.detach())
        print(f"order: epoch {epoch + 1} of {epochs}, loss {total / len(batches):.3f}", flush=True)
    network.eval()
    tables = _tables(network)
    _same(network, tables, texts[:20], wanted[:20])
    return tables


def _tables(network: _Network) -> dict[str, Array]:
    """The weights as `Ordered` wants them: a row for each input, the last for what is added."""
    state = {name: value.detach().numpy() for name, value in network.state_dict().items()}

    def affine(name: str, weight: str = "weight", bias: str = "bias") -> Array:
        return np.vstack([state[f"{name}.{weight}"].T, state[f"{name}.{bias}"][None]])

    found = {n: state[f"{m}.weight"] for n, m in (("words", "words"), ("part", "part"), ("kind", "kind"))}
    found |= {n: affine(n) for n in ("meaning", "start", "look", "told")}
    for layer in ("first", "second"):
        for way, suffix in (("on", "_l0"), ("back", "_l0_reverse")):
            found[f"{layer} {way} x"] = affine(layer, f"weight_ih{suffix}", f"bias_ih{suffix}")
            found[f"{layer} {way} h"] = affine(layer, f"weight_hh{suffix}", f"bias_hh{suffix}")
    found["next x"], found["next h"] = affine("next", "weight_ih", "bias_ih"), affine("next", "weight_hh", "bias_hh")
    return {PREFIX + name: np.asarray(table, dtype=np.float32) for name, table in found.items()}


def _same(
    network: _Network, tables: dict[str, Array], texts: Sequence[Sentence], wanted: Sequence[Sequence[int]]
) -> None:
    """Whether the package's network says what torch's says."""
    for text, kinds in zip(texts, wanted, strict=True):
        with torch.no_grad():
            logits = network.tell(*network.read([text]), torch.tensor([list(kinds)]))[0].log_softmax(-1)
        theirs = float(sum(row[kind] for row, kind in zip(logits, kinds, strict=True)))
        ours = Ordered(tables, text).chance(tuple(kinds[:-1]), kinds[-1])
        if abs(max(theirs, -8.0) - ours) > 1e-3:
            raise SystemExit(f"the package's network tells {ours}, torch's {theirs}")
