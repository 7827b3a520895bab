"""The people of an organisation with whom the adviser talks."""

from functools import partial

from vp_desktop.domain.organisations import ContactPerson, ContactPersonDraft, OrganisationId
from vp_desktop.i18n import _
from vp_desktop.services.contact_persons import ContactPersons
from vp_desktop.ui.page import Message
from vp_desktop.ui.pages.organisations.records import RecordsTab
from vp_desktop.ui.widgets.form import Form, line, prose
from vp_desktop.ui.widgets.row_table import Column


class PeopleTab(RecordsTab[ContactPerson]):
    """Contact persons; never a reporter."""

    def __init__(self, people: ContactPersons) -> None:
        super().__init__(
            _("Contact persons"),
            _("New contact person"),
            _("Who do you talk to at this organisation?"),
            "contact",
            _columns(),
        )
        self._people = people

    def records(self, organisation_id: OrganisationId) -> list[ContactPerson]:
        """Return the contact persons."""
        return self._people.of(organisation_id)

    def open_form(self, organisation_id: OrganisationId, record: ContactPerson | None) -> None:
        """Open the form of a contact person."""
        name = line(record.name if record else "")
        role = line(record.role if record else "")
        phone = line(record.phone if record else "")
        email = line(record.email if record else "")
        remark = prose(record.remark if record else "")

        def keep() -> None:
            draft = ContactPersonDraft(
                name=name.text().strip(),
                role=role.text().strip(),
                phone=phone.text().strip(),
                email=email.text().strip(),
                remark=remark.toPlainText().strip(),
            )
            if record is None:
                self._people.add(organisation_id, draft)
            else:
                self._people.change(record.id, draft)

        form = Form(self, _("Contact person"), keep)
        form.add(_("Name"), name, needed=True)
        form.add(_("Role"), role)
        form.add_row((_("Telephone"), phone), (_("E-mail"), email))
        form.add(_("Remark"), remark)
        form.keep_draft_at(self.place_of(record))
        form.open()
        name.setFocus()

    def take_away(self, record: ContactPerson) -> Message:
        """Remove a contact person."""
        self._people.remove(record.id)
        draft = ContactPersonDraft(
            name=record.name,
            role=record.role,
            phone=record.phone,
            email=record.email,
            remark=record.remark,
        )
        undo = partial(_put_back, self._people, record.organisation_id, draft)
        return Message(_("Contact person removed."), undo=undo)


def _put_back(
    people: ContactPersons, organisation_id: OrganisationId, draft: ContactPersonDraft
) -> None:
    people.add(organisation_id, draft)


def _columns() -> tuple[Column[ContactPerson], ...]:
    return (
        Column(heading=_("Name"), text=_name),
        Column(heading=_("Role"), text=_role),
        Column(heading=_("Telephone"), text=_phone),
    )


def _name(person: ContactPerson) -> str:
    return person.name


def _role(person: ContactPerson) -> str:
    return person.role


def _phone(person: ContactPerson) -> str:
    return person.phone
