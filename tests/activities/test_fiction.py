"""Practice content is plainly fictional, and nothing harmless is taken for a number or an address."""

import pytest

from doorstep.activities.base import Rich
from doorstep.activities.fiction import tie_numbers, unreal_problems


def found(text: str) -> list[str]:
    return [str(problem.values["shown"]) for problem in unreal_problems(Rich(text=tie_numbers(text), line=1), "x.md")]


@pytest.mark.parametrize(
    "real",
    [
        "0912 345 678",
        "0912.345.678",
        "0912-345-678",
        "+84912345678",
        "038099001234",
        "1900 1234",
        "1900.6868",
        "19001234567890",
        "٠٩١٢٣٤٥٦٧٨",
    ],
)
def test_a_number_that_may_be_somebodys_is_found(real: str) -> None:
    assert found(f"Gọi {real} ngay.") == [real]


@pytest.mark.parametrize(
    "harmless",
    [
        "0000 123 456",
        "+0000 123 456",
        "0000123456789",
        "113",
        "22.000 đồng",
        "129.000.000 đồng",
        "1 500 000 đ",
        "20-11-2025",
        "2025-11-20",
        "00:05",
        "6 số",
        "sáng 7, 8, 9",
        "٠٠٠٠ ١٢٣ ٤٥٦",
        "24/7",
    ],
)
def test_an_unreal_number_money_and_dates_pass(harmless: str) -> None:
    assert found(f"Gọi {harmless} ngay.") == []


@pytest.mark.parametrize("real", ["vneid.gov.vn", "zalo.me", "www.abc.xyz", "ngan-hang.com", "WWW.ABC.COM"])
def test_an_address_that_may_be_somebodys_is_found(real: str) -> None:
    assert found(f"Vào {real}, bác nhé.") == [real]
    assert found(f"Vào https://{real}/a bác nhé.") == [real]
    assert found(f"Thư gửi a@{real}.") == [real]


@pytest.mark.parametrize(
    "harmless", ["vneid.example", "https://a.vneid.example/x?y", "a@vneid.example", "Xong.Bác", "v.v.", "3.5 m"]
)
def test_an_unreal_address_and_a_missing_space_pass(harmless: str) -> None:
    assert found(f"Vào {harmless} rồi nghỉ.") == []


def test_the_parts_of_a_number_are_held_together() -> None:
    assert tie_numbers("Số 0000 123 456 gọi") == "Số 0000\u00a0123\u00a0456 gọi"
    assert tie_numbers("năm 2025 có 12 bài") == "năm 2025 có 12 bài"
