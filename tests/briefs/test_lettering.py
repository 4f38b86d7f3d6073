"""Which characters glyphs stand for: letters with marks, and letters of many forms."""

from __future__ import annotations

from warehouse.briefs.lettering import _is_cluster, _spell, _tell_apart

LAM = "\u0644"


def test_names_of_glyphs_spell_characters() -> None:
    assert _spell("uni0644") == LAM
    assert _spell("uni064E_uni0651") == "\u064e\u0651"


def test_clusters_of_letters_and_marks_are_seen_and_ligatures_left() -> None:
    assert _is_cluster("")
    assert _is_cluster("\u0623\u064f")
    assert not _is_cluster("ffi")
    assert not _is_cluster("\u0644\u0627")


def test_the_forms_beyond_four_get_their_own_code_points_those_in_ligatures_first() -> None:
    """Six lams, of which two stand only before an alef; the letter itself is never renamed."""
    table = dict.fromkeys(range(1, 7), LAM)
    named = {
        1: (LAM, False),
        2: ("\ufede", False),
        3: ("\ufedf", False),
        4: ("\ufee0", False),
        5: ("\ufedf", True),
        6: ("\ufee0", True),
    }
    assert dict(_tell_apart(table, named)) == {5: "\ufedf", 6: "\ufee0"}
    assert dict(_tell_apart({**table, 7: LAM}, {**named, 7: (LAM, True)})) == {2: "\ufede", 5: "\ufedf", 6: "\ufee0"}


def test_four_forms_are_left_alone() -> None:
    named = {1: (LAM, False), 2: ("\ufede", False), 3: ("\ufedf", False), 4: ("\ufee0", False)}
    assert not dict(_tell_apart(dict.fromkeys(named, LAM), named))
