"""The units of an organisation, and how many people work there year by year."""

from collections.abc import Callable
from datetime import date

from vp_desktop.domain.organisations import OrganisationId, Unit, UnitDraft
from vp_desktop.i18n import _, number
from vp_desktop.services.organisations import Organisations
from vp_desktop.ui.page import Message
from vp_desktop.ui.pages.organisations.records import RecordsTab
from vp_desktop.ui.widgets.form import Form, line
from vp_desktop.ui.widgets.number_edit import NumberEdit
from vp_desktop.ui.widgets.row_table import Column

_MOST = 1_000_000
_YEARS = 3
"""Years whose headcount the form asks for: the present one and those before it."""


class UnitsTab(RecordsTab[Unit]):
    """Units; the report names one only where enough people work."""

    def __init__(self, organisations: Organisations, today: Callable[[], date]) -> None:
        super().__init__(
            _("Units"),
            _("New unit"),
            _("With units and headcounts the report can say where, if enough people work there."),
            "building-2",
            _columns(),
        )
        self._organisations = organisations
        self._today = today

    def records(self, organisation_id: OrganisationId) -> list[Unit]:
        """Return the units."""
        return self._organisations.units(organisation_id)

    def open_form(self, organisation_id: OrganisationId, record: Unit | None) -> None:
        """Open the form of a unit."""
        name = line(record.name if record else "")
        location = line(record.location if record else "")
        known = record.headcount if record else {}
        heads = {year: people(year, known.get(year)) for year in recent_years(self._today())}

        def keep() -> None:
            draft = UnitDraft(name=name.text().strip(), location=location.text().strip())
            if record is None:
                unit_id = self._organisations.add_unit(organisation_id, draft)
            else:
                unit_id = record.id
                self._organisations.change_unit(unit_id, draft)
            for year, field in heads.items():
                if field.whole() != known.get(year):
                    self._organisations.set_headcount(organisation_id, year, field.whole(), unit_id)

        form = Form(self, _("Unit"), keep)
        form.add(_("Name"), name, needed=True)
        form.add(_("Location"), location)
        form.add_row(*((headcount_name(year), field) for year, field in heads.items()))
        form.keep_draft_at(self.place_of(record))
        form.open()
        name.setFocus()

    def take_away(self, record: Unit) -> Message:
        """Remove a unit that no case names."""
        self._organisations.remove_unit(record.id)
        return Message(_("Unit removed."))


def recent_years(today: date) -> list[int]:
    """Return the years whose headcount is asked for, newest first."""
    return [today.year - back for back in range(_YEARS)]


def headcount_name(year: int) -> str:
    """Return the name of the field for the people of ``year``."""
    return _("People in {year}").format(year=year)


def people(year: int, known: int | None = None) -> NumberEdit:
    """Return a field for the headcount of ``year``."""
    made = NumberEdit(headcount_name(year), most=_MOST, none=_("not known"))
    made.set_number(known)
    return made


def _columns() -> tuple[Column[Unit], ...]:
    return (
        Column(heading=_("Name"), text=_name),
        Column(heading=_("Location"), text=_location),
        Column(heading=_("People"), text=_people, key=_newest, right=True),
    )


def _name(unit: Unit) -> str:
    return unit.name


def _location(unit: Unit) -> str:
    return unit.location


def _newest(unit: Unit) -> int:
    return unit.headcount[max(unit.headcount)] if unit.headcount else -1


def _people(unit: Unit) -> str:
    if not unit.headcount:
        return "–"
    return _("{n} ({year})").format(n=number(_newest(unit)), year=max(unit.headcount))
