"""What pure functions gave is given again for the very same arguments, for one round more."""

from perfmirror_ssg.memo import ROUNDS, Memo


def test_the_same_arguments_are_computed_once() -> None:
    memo, week = Memo(), [20]
    asked: list[list[int]] = []

    def double(numbers: list[int]) -> list[int]:
        asked.append(numbers)
        return [2 * number for number in numbers]

    assert memo(double, week) is memo(double, week)
    assert asked == [week]


def test_an_equal_argument_is_another_one_but_for_texts() -> None:
    memo = Memo()
    asked: list[list[int]] = []

    def tell(name: str, numbers: list[int]) -> str:
        asked.append(numbers)
        return f"{name} {numbers}"

    numbers = [1]
    assert memo(tell, "a", numbers) == memo(tell, str(b"a", "ascii"), numbers) == "a [1]"
    memo(tell, "a", [1])
    assert len(asked) == 2


def test_two_functions_do_not_share_what_they_gave() -> None:
    memo, numbers = Memo(), [1, 2]
    assert (memo(sum, numbers), memo(len, numbers)) == (3, 2)


def test_what_nobody_asks_for_in_many_rounds_is_forgotten() -> None:
    memo = Memo()
    memo.keep("a", 1)
    memo.keep("b", 2)
    for _ in range(2 * ROUNDS):
        memo.begin()
        assert memo.kept("a") == 1
    assert memo.kept("b") is None


def test_an_argument_is_held_so_that_its_number_is_not_given_to_another() -> None:
    memo = Memo()
    first = [memo(tuple, [number]) for number in range(100)]
    assert first == [(number,) for number in range(100)]
