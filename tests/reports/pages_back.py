"""Read the figures of a report back from its pages, each at its key of the figures file.

What is read is what is said: tables, key figures, sentences, and the words of every chart.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import groupby, pairwise
from typing import Any

from tests.reports.reading_back import Told, told
from vp_desktop.disclosure.figures_file import CROSSED, DIMENSIONS, PLACES, TOTAL
from vp_desktop.disclosure.labels import short_label
from vp_desktop.domain.tables import OF_CLOSED, Table, rows
from vp_desktop.i18n import _, ngettext
from vp_desktop.reports.chapters.breakdowns import wordings
from vp_desktop.reports.words import capital, in_period, period_name

Place = tuple[tuple[str, str], ...]
"""A key of the figures file without what it leaves open, sorted."""

Numbers = Mapping[Place, frozenset[str]]
"""What is told at each place: a number, ``x`` for a suppressed one, ``<5`` for a bound."""

REST = "rest"
"""How the value of a dimension begins that is what is left of all rows, or of those of a group."""

TOTAL_PEOPLE = "of the year"
"""Stands at the place of the number of people who could have come."""

_ENTRY = {"entry": "new"}
_NEW, _TALKS = PLACES["new"], {"counted": "conversations"}


def in_pdf(pdf: bytes, content: bytes) -> Numbers:
    """Return every number about cases that is said in ``pdf``, in the language spoken now.

    From the figures file ``content`` come only the names of what could be told: no number.
    """
    return _Reading(json.loads(content)).all(told(pdf))


def place(*keys: Mapping[str, str]) -> Place:
    """Return the place of a number with these keys."""
    return tuple(sorted((n, v) for key in keys for n, v in key.items() if v != TOTAL))


class _Rows:
    """The names by which a report speaks of rows and years."""

    def __init__(self, file: Any) -> None:
        (report,) = file["reports"]
        self.tables = {table["id"]: table for table in file["tables"]}
        self.years = list(report["years"])
        self.by_head = {_packed(period_name(year)): year for year in self.years}

    def of(self, table_id: str) -> dict[str, str]:
        """Return each row of a table by its name, and what is left of them."""
        names = {capital(short_label(table_id, row)): row for row in self._keys(table_id)}
        return names | dict.fromkeys((_("All others together"), _("Other subjects together")), REST)

    def placed(self, table_id: str, row: str, year: str) -> Place:
        """Return the place of ``row``."""
        fixed = {"exit": "closed"} if table_id in OF_CLOSED else {"entry": "new"}
        if row == TOTAL:
            return place(fixed, {"year": year})
        if table_id in CROSSED:
            pair = dict(zip(CROSSED[table_id], row.split("|"), strict=True))
            return place(fixed, pair, {"year": year})
        return place(fixed, {DIMENSIONS[table_id]: row, "year": year})

    def in_order(self, table_id: str, labels: list[str]) -> list[str]:
        """Return the rows called ``labels``, each rest by the head of the group it stands in."""
        names, found, head = {**self.of(table_id), _("Total"): TOTAL}, list[str](), table_id
        heads = {
            row for row in names.values() if any(r.startswith(f"{row}-") for r in names.values())
        }
        for label in labels:
            row = names[label]
            if row in heads:
                head = row
            whole = label == _("Other subjects together")
            found.append(row if row != REST else f"{REST} {table_id if whole else head}")
        return found

    def _keys(self, table_id: str) -> list[str]:
        names = CROSSED.get(table_id) or (DIMENSIONS[table_id],)
        keys = [cell["key"] for cell in self.tables[table_id]["cells"] if "groups" not in cell]
        rows = ("|".join(key[name] for name in names) for key in keys)
        return [row for row in dict.fromkeys(rows) if TOTAL not in row.split("|")]


class _Reading:
    """One report while it is read."""

    def __init__(self, file: Any) -> None:
        self._rows = _Rows(file)
        self._years = self._rows.years
        few = re.escape(_("fewer than {n}").removesuffix("{n}"))
        words = (re.escape(_(word)) for word in ("suppressed", "not counted"))
        self._amount = rf"(?:\d[\d.,]*|{'|'.join(words)}|{few}\d+)"
        self._found: defaultdict[Place, set[str]] = defaultdict(set)
        self._head = ""

    def all(self, parts: list[Told]) -> Numbers:
        """Return every number of ``parts``."""
        for in_table, group in groupby(parts, key=lambda one: "Table" in one.parents):
            if in_table:
                for rows in _tables(list(group)):
                    self._table(rows)
            else:
                self._texts(list(group))
        return {key: frozenset(values) for key, values in self._found.items()}

    def _texts(self, parts: list[Told]) -> None:
        for one in parts:
            if one.role in ("H1", "H2", "H3"):
                self._head = re.sub(r"^\d+ +", "", one.text)
            elif one.role == "Figure":
                self._figure(one.text)
            elif one.role in ("P", "LBody"):
                self._sentence(one.text)
                self._rate(one.text)
                self._only_row(one.text)
        for number, label in pairwise(parts):
            if number.role == "Span" and label.role == "LBody":
                self._key_figure(number.text, label.text)

    def _figure(self, alt: str) -> None:
        readers = {
            _("Bar chart of {subject} {in_period}: {rows}."): self._bars,
            _("Stacked bar chart of {subject}. {years}"): self._stacks,
            _("Bars in parts of {subject} {in_period}. {bars}"): self._bars_in_parts,
            _("Column chart of {subject}. There were {years}."): self._columns,
            _("Small column charts of {subject}, {first} to {last}. {panels}"): self._panels,
        }
        (read,) = (read for text, read in readers.items() if alt.startswith(text.partition("{")[0]))
        read(alt)

    def _table_of_head(self) -> str:
        called = [key for key, wording in wordings().items() if wording.head == self._head]
        return next((key for key in called if key in self._rows.tables), called[0])

    def _bars(self, alt: str) -> None:
        table_id = self._table_of_head()
        labels = "|".join(sorted(map(re.escape, self._rows.of(table_id)), key=len, reverse=True))
        row = rf"({labels}) ({self._amount})(?: \(([^()]+)\))?[;.]"
        intro, _colon, rows = alt.partition(": ")
        assert re.fullmatch(rf"(?:{row} ?)+", rows), rows
        said = re.findall(row, rows)
        keys = self._rows.in_order(table_id, [label for label, _now, _before in said])
        compared = [year for year in self._years[:-1] if f" {period_name(year)} " in intro]
        for key, (_label, now, before) in zip(keys, said, strict=True):
            self._tell(self._rows.placed(table_id, key, self._years[-1]), now)
            if before:
                self._tell(self._rows.placed(table_id, key, compared[-1]), before)

    def _stacks(self, alt: str) -> None:
        table_id = self._table_of_head()
        text = re.escape(_("{year}: {parts}; total {total}.")).replace(r"\{parts\}", "([^.;]*)")
        for year in self._years:
            said = text.replace(r"\{year\}", re.escape(period_name(year)))
            for parts, total in re.findall(said.replace(r"\{total\}", f"({self._amount})"), alt):
                self._tell(self._rows.placed(table_id, TOTAL, year), total)
                told_parts = [part.rpartition(" ") for part in parts.split(", ") if part]
                keys = self._rows.in_order(table_id, [label for label, _blank, _n in told_parts])
                for key, (_label, _blank, amount) in zip(keys, told_parts, strict=True):
                    self._tell(self._rows.placed(table_id, key, year), amount)

    def _bars_in_parts(self, alt: str) -> None:
        first, second = DIMENSIONS["domains"], DIMENSIONS["accused"]
        year = self._years[-1]
        text = re.escape(_("{year}: {parts}; total {total}.")).replace(r"\{parts\}", "([^.;]*)")
        for domain in rows(Table.DOMAINS):
            name = capital(short_label("domains", domain))
            said = text.replace(r"\{year\}", re.escape(name))
            for parts, total in re.findall(said.replace(r"\{total\}", f"({self._amount})"), alt):
                self._tell(place(_ENTRY, {first: domain, "year": year}), total)
                for part in parts.split(", "):
                    label, _blank, amount = part.rpartition(" ")
                    accused = self._rows.of("accused")[label]
                    self._tell(
                        place(_ENTRY, {first: domain, second: accused, "year": year}), amount
                    )

    def _columns(self, alt: str) -> None:
        for year in self._years:
            found = re.search(rf"({self._amount}) {re.escape(in_period(year))}(?!\d)", alt)
            assert found, (alt, year)
            self._tell(place({"year": year}, _NEW), found[1])
        text = _("The mean of the earlier years is {mean} a year.")
        mean = re.search(text.replace("{mean}", "([0-9.,]+)"), alt)
        if mean:
            key = {"year": "/".join(self._years[:-1]), "statistic": "mean"}
            self._found[place(key, _NEW)].add(mean[1].replace(",", "."))

    def _panels(self, alt: str) -> None:
        table_id = self._table_of_head()
        amounts = rf"{self._amount}(?:, {self._amount})*"
        for label, row in self._rows.of(table_id).items():
            found = re.search(rf"[.] {re.escape(label)}: ({amounts})[.]", alt)
            if found:
                for year, amount in zip(self._years, found[1].split(", "), strict=True):
                    self._tell(self._rows.placed(table_id, row, year), amount)

    def _table(self, rows: list[list[str]]) -> None:
        if self._head == _("Compared with before"):
            table_id = "kinds" if "kinds" in self._rows.tables else "domains"
            keys = self._rows.in_order(table_id, [row[0] for row in rows[1:]])
            for key, row in zip(keys, rows[1:], strict=True):
                for year, amount in self._amounts(rows[0], row):
                    self._tell(self._rows.placed(table_id, key, year), amount)
        elif self._head == _("By period"):
            for row in rows[1:]:
                for year, amount in self._amounts(rows[0], row):
                    self._tell(place({"year": year}, _four()[row[0]]), amount)

    def _amounts(self, heads: list[str], row: list[str]) -> Iterator[tuple[str, str]]:
        for head, amount in zip(heads[1:], row[1:], strict=True):
            yield self._rows.by_head[_packed(head)], amount

    def _key_figure(self, number: str, label: str) -> None:
        (name,) = (name for name in _key_names() if label.startswith(name))
        self._tell(place({"year": self._years[-1]}, _key_names()[name]), number)
        earlier = label.removeprefix(name).strip()
        for year in self._years[:-1] if earlier else ():
            start = capital(_("{in_period}: {n}").format(in_period=in_period(year), n=""))
            if earlier.startswith(start):
                amount = earlier.removeprefix(start)
                self._tell(place({"year": year}, _key_names()[name]), amount)

    def _sentence(self, text: str) -> None:
        """Read how many there were, and who came first."""
        for template, where in _openings().items():
            for year in self._years if "{in_period}" in template else self._years[-1:]:
                self._opening(template, year, where, text)
        for table_id, wording in wordings().items():
            if wording.first and table_id in self._rows.tables:
                for sentence in re.split(r"(?<=\.) (?=[A-Z])", text):
                    self._first(table_id, wording.first, sentence)
        self._matters(text)

    def _matters(self, text: str) -> None:
        """Read how many cases were about each of the kinds, or the subjects, that are named."""
        whole = re.escape(_("Among the {total} new cases there were {parts}."))
        whole = whole.replace(r"\{total\}", r"(?P<total>\d+)").replace(
            r"\{parts\}", "(?P<parts>.+)"
        )
        if not (found := re.search(whole, text)):
            return
        year, before = self._years[-1], self._years[-2] if len(self._years) > 1 else ""
        self._tell(place({"year": year}, _NEW), found["total"])
        part = re.escape(_("{n} mainly about {kind} ({in_period}: {before})"))
        part = part.replace(r"\ \(", r"(?: \(", 1).removesuffix(r"\)") + r"\))?"
        part = part.replace(r"\{in_period\}", re.escape(in_period(before))).replace(
            r"\{n\}", r"(\d+)"
        )
        for table_id in {"kinds", "domains"} & set(self._rows.tables):
            for name, row in self._rows.of(table_id).items():
                kind = part.replace(r"\{kind\}", f"{re.escape(name)}(?= |,|$)")
                kind = kind.replace(r"\{before\}", r"(\d+)")
                for now, then in re.findall(kind, found["parts"], re.IGNORECASE):
                    self._tell(self._rows.placed(table_id, row, year), now)
                    if then:
                        self._tell(self._rows.placed(table_id, row, before), then)

    def _rate(self, text: str) -> None:
        """Read how many new cases there were to a hundred people."""
        said = _(
            "For every 100 of the {people} employees there were {rate} new cases {in_period}. That "
            "says how many found the way to the confidential adviser, not how often undesirable "
            "behaviour occurs."
        )
        year = self._years[-1]
        pattern = re.escape(said.replace("{in_period}", in_period(year)))
        for name in ("rate", "people"):
            pattern = pattern.replace(rf"\{{{name}\}}", rf"(?P<{name}>[\d.,]+)")
        if found := re.fullmatch(pattern, text.strip()):
            rate = float(found["rate"].replace(",", "."))
            key = {"year": year, "statistic": "per_100_people"}
            self._found[place(key, _NEW)].add(f"{rate:g}")
            self._found[place({"year": year, "people": TOTAL_PEOPLE}, _NEW)].add(
                re.sub("[.,]", "", found["people"])
            )

    def _only_row(self, text: str) -> None:
        """Read the number of a row that is told in words, for it would be the only bar."""
        found = re.fullmatch(
            rf"(.+): ({self._amount}) \D+ (?:\d{{4}}|\S+ .+?)(?: \((.+)\))?\.", text
        )
        called = [key for key, wording in wordings().items() if wording.head == self._head]
        if found and called and found[1] in (names := self._rows.of(self._table_of_head())):
            table_id, row = self._table_of_head(), names[found[1]]
            self._tell(self._rows.placed(table_id, row, self._years[-1]), found[2])
            if found[3]:
                before = found[3].removesuffix(in_period(self._years[-2])).strip()
                self._tell(self._rows.placed(table_id, row, self._years[-2]), before)

    def _opening(self, template: str, year: str, where: Mapping[str, str], text: str) -> None:
        said = re.escape(capital(template.replace("{in_period}", in_period(year))))
        said = said.replace(r"\{n\}", f"({self._amount})").replace(r"\{threshold\}", r"(\d+)")
        found = re.search(said, text)
        if found and "{threshold}" in template:
            self._found[place({"year": year}, where)].add(f"<{found[1]}")
        elif found:
            self._tell(place({"year": year}, where), found[1])

    def _first(self, table_id: str, template: str, text: str) -> None:
        pattern = re.escape(capital(template))
        for name in ("label", "n", "total"):
            pattern = pattern.replace(rf"\{{{name}\}}", rf"(?P<{name}>.+?)", 1)
        found = re.fullmatch(rf"{pattern}\.?", text)
        if found:
            names = {label.casefold(): row for label, row in self._rows.of(table_id).items()}
            said, year = found.groupdict(), self._years[-1]
            row = names[said["label"].casefold()]
            self._tell(self._rows.placed(table_id, row, year), said["n"])
            if "total" in said:
                self._tell(self._rows.placed(table_id, TOTAL, year), said["total"])

    def _tell(self, where: Place, amount: str) -> None:
        if amount in (_("not counted"), _("not applicable")):
            return
        if amount == _("suppressed") and any(value.startswith(REST) for _name, value in where):
            return  # what is left of suppressed rows has no number in the file either
        if amount == _("suppressed"):
            self._found[where].add("x")
        elif found := re.fullmatch(_("fewer than {n}").replace("{n}", r"(\d+)"), amount):
            self._found[where].add(f"<{found[1]}")
        else:
            self._found[where].add(re.sub("[.,]", "", amount))


def _openings() -> dict[str, Mapping[str, str]]:
    """Return the sentences with which a report opens, and of which number they speak."""
    few = _(
        "{in_period}, fewer than {threshold} new cases came to the confidential adviser; there may "
        "also have been none."
    )
    new = ngettext(
        "{in_period}, {n} new case came to the confidential adviser.",
        "{in_period}, {n} new cases came to the confidential adviser.",
        2,
    )
    talks = ngettext(
        "In all, {n} conversation was held.", "In all, {n} conversations were held.", 2
    )
    anew = (
        "{in_period}, there were {n}; cases were counted in another way then, and the two numbers "
        "cannot be compared."
    )
    shorter = (
        "{in_period}, there were {n}; the two numbers are not about equally long periods and "
        "cannot be compared."
    )
    compared = [
        _("{in_period}, there were {n}."),
        *(
            ngettext(text.replace("there were", "there was"), text, 2)
            for text in (
                "That is more than {in_period}, when there were {n}.",
                "That is fewer than {in_period}, when there were {n}.",
                "{in_period}, there were {n}; the difference is within the usual fluctuation.",
                anew,
                shorter,
            )
        ),
    ]
    return {**dict.fromkeys((few, new, *compared), _NEW), talks: _TALKS}


def _four() -> dict[str, Mapping[str, str]]:
    """Return the rows of the table of cases."""
    labels = (
        _("New"),
        _("Carried over from the period before"),
        _("Closed in the period"),
        _("Open at the end"),
    )
    return {**dict(zip(labels, PLACES.values(), strict=True)), _("Conversations"): _TALKS}


def _key_names() -> dict[str, Mapping[str, str]]:
    return {
        _("new cases"): _NEW,
        _("conversations"): _TALKS,
        _("cases closed"): PLACES["closed"],
        _("open at the end"): PLACES["open_at_end"],
    }


def _packed(text: str) -> str:
    """Return a head without blanks: a narrow column may break a word."""
    return "".join(text.split())


def _tables(parts: list[Told]) -> Iterator[list[list[str]]]:
    """Yield the rows of each table, the heads of its columns first."""
    rows: list[list[str]] = []
    for one in parts:
        is_head = one.role == "TH" and "THead" in one.parents
        if is_head and len(rows) > 1:
            yield rows
            rows = []
        if (is_head and not rows) or (one.role == "TH" and not is_head):
            rows.append([])
        if rows:
            rows[-1].append(one.text)
    yield rows
