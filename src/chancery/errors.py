"""What can go wrong, one class a stage; every message says what, where and what to do."""


class ChanceryError(Exception):
    """Base of all errors that Chancery raises on purpose."""


class SettingError(ChanceryError):
    """A setting has no such name or an impossible value."""


class SourceError(ChanceryError):
    """Bytes could not be read into a document; the message names the file, the reason and the remedy."""


class LanguageError(ChanceryError):
    """A pipeline is missing, broken or lacks a component that the coders need."""


class LexiconError(ChanceryError):
    """A lexicon entry is malformed; the message names file and entry id."""


class GroundingError(ChanceryError):
    """A name, date or quantity was asked for in a form that cannot be resolved (an unknown state, say)."""


class CodingError(ChanceryError):
    """A document could not be coded; the message names the document."""


class StoreError(ChanceryError):
    """The ledger cannot be opened, read or written."""


class MissingError(StoreError):
    """The ledger holds no such record, thread or document."""


class AccountError(ChanceryError):
    """A user cannot be added, or cannot log in."""


class ExportError(ChanceryError):
    """An export has no such format or its target cannot be written."""


class DecisionError(ChanceryError):
    """A decision cannot be made as asked; the message says what can."""
