package no.portvakt.minside.catalogue;

/** What the citizen types into a field; named as in HTML. */
public enum FieldKind {
    TEXT,
    LONG_TEXT,
    EMAIL,
    PHONE,
    DATE,
    CHOICE
}
