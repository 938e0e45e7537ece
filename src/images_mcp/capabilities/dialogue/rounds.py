"""How many questions come at once, and when enough has been asked."""

from dataclasses import dataclass, replace

from images_mcp.brief import Mode
from images_mcp.capabilities.conversations.state import State
from images_mcp.engines.minds.port import Question, Reading


@dataclass(frozen=True)
class Pace:
    """Questions in one round, rounds, and questions in all."""

    per_round: int
    rounds: int
    total: int


PACE = {
    Mode.SKIP: Pace(0, 0, 0),
    Mode.QUICK: Pace(2, 1, 2),
    Mode.GUIDED: Pace(3, 2, 5),
    Mode.EXPLORER: Pace(3, 4, 10),
}


def may_ask(mode: Mode, state: State) -> bool:
    """Whether another round is due."""
    return state.rounds < PACE[mode].rounds and len(state.asked) < PACE[mode].total


def next_round(mode: Mode, state: State, questions: tuple[Question, ...]) -> tuple[Question, ...]:
    """The questions of the next round, the most important first; none about what was asked before."""
    pace = PACE[mode]
    fresh = [q for q in questions if q.aspect.value not in state.asked]
    return tuple(fresh[: min(pace.per_round, pace.total - len(state.asked))])


def limited(state: State, questions: tuple[Question, ...]) -> tuple[Question, ...]:
    """As many of them as this mode still allows."""
    mode = Mode(state.mode)
    if not may_ask(mode, state):
        return ()
    return questions[: min(PACE[mode].per_round, PACE[mode].total - len(state.asked))]


def opened(state: State, reading: Reading, questions: tuple[Question, ...]) -> State:
    """The state with a round of questions open."""
    return replace(
        state,
        brief=reading.brief,
        reading=reading.model_dump(mode="json"),
        rounds=state.rounds + 1,
        asked=(*state.asked, *(q.aspect.value for q in questions)),
        pending=tuple(q.model_dump(mode="json") for q in questions),
    )


def last(state: State) -> State:
    """The state with no round left to come."""
    return replace(state, rounds=PACE[Mode(state.mode)].rounds + 1)


def is_last(state: State) -> bool:
    """Whether after the open round the picture is drawn."""
    return not may_ask(Mode(state.mode), state) and state.rounds >= PACE[Mode(state.mode)].rounds
