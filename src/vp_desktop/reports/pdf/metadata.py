"""What the file says about itself: a title, a language, a day, and not one thing more."""

from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

LANGUAGE_TAGS = {"nl": "nl-NL", "en": "en-GB"}
"""By language of the program, how a file says it."""

_SCHEMA = (
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289 to which the document conforms"
    "</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>"
)
"""PDF/A (ISO 19005-2, 6.6.2.3) asks for a description of every schema that is not its own."""

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in (
        ("dc", "http://purl.org/dc/elements/1.1/"),
        ("xmp", "http://ns.adobe.com/xap/1.0/"),
        ("pdf", "http://ns.adobe.com/pdf/1.3/"),
        ("pdfaid", "http://www.aiim.org/pdfa/ns/id/"),
        ("pdfuaid", "http://www.aiim.org/pdfua/ns/id/"),
        ("pdfaExtension", "http://www.aiim.org/pdfa/ns/extension/"),
        ("pdfaSchema", "http://www.aiim.org/pdfa/ns/schema#"),
        ("pdfaProperty", "http://www.aiim.org/pdfa/ns/property#"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFacts:
    """The title, language and day of a document; no author, no program version, no clock."""

    title: str
    language: str
    """With its country, as ``nl-NL``."""
    day: date | None
    """The only moment the file names; None: it names none."""
    producer: str

    @property
    def pdf_time(self) -> str:
        """Noon of the day in PDF's notation: the file never says at what hour it was made."""
        return self.day.strftime("D:%Y%m%d120000+00'00'") if self.day else ""

    def xmp(self) -> bytes:
        """Return the metadata packet that claims PDF/A-2a and PDF/UA-1."""
        title, language = escape(self.title), self.language
        parts = (
            '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
            '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
            f'<rdf:Description rdf:about="" {_NAMESPACES}>',
            "<dc:format>application/pdf</dc:format>",
            f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li>',
            f'<rdf:li xml:lang="{language}">{title}</rdf:li></rdf:Alt></dc:title>',
            f"<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>",
            *self._xmp_dates(),
            f"<pdf:Producer>{escape(self.producer)}</pdf:Producer>",
            "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>",
            f"<pdfuaid:part>1</pdfuaid:part>{_SCHEMA}",
            "</rdf:Description></rdf:RDF></x:xmpmeta>",
            '<?xpacket end="r"?>',
        )
        return "\n".join(parts).encode()

    def _xmp_dates(self) -> list[str]:
        if self.day is None:
            return []
        time = f"{self.day.isoformat()}T12:00:00+00:00"
        names = ("CreateDate", "ModifyDate", "MetadataDate")
        return [f"<xmp:{name}>{time}</xmp:{name}>" for name in names]
