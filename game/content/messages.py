"""The sentences of the diagnostics: what is wrong, and what to do, by code.

F: the file. Y: YAML. K: keys and values. C: cards. R: references. S: scenarios.
T: the keys of the keyboard, in `keys.yaml`.
"""

from collections.abc import Mapping

from game.i18n import N_, Words

SENTENCES: dict[str, str] = {
    "F001": N_("This file does not exist."),
    "F002": N_("This file is too large: {size} kB. The limit is 1,000 kB."),
    "F003": N_("This file is not in UTF-8: a letter can't be read here."),
    "F004": N_("This file is empty."),
    "F005": N_("This file must begin with keys such as “id:” and “title:”."),
    "F006": N_("This line can't be understood."),
    "F007": N_("There are more than {most} levels here."),
    "F008": N_("This file has more than {most} values."),
    "F009": N_("This is neither a deck, nor a framework, nor a scenario."),
    "F010": N_("This file can't be read: {reason}."),
    "F011": N_("A second document begins here."),
    "F012": N_("This line begins with a tab."),
    "F013": N_("The invisible character {character} is not allowed."),
    "F014": N_("There is a colon inside this text."),
    "F015": N_("A quotation mark is opened and never closed."),
    "F016": N_("This line is not aligned with the ones above."),
    "F017": N_("This text goes on after its closing quotation mark."),
    "F018": N_("A backslash here announces a character that does not exist."),
    "Y101": N_("The key “{key}” is given twice: line {line} has it already."),
    "Y102": N_("The anchor or alias “{name}” is not allowed."),
    "Y103": N_("The tag “{tag}” is not allowed."),
    "Y104": N_("Other programs will not read “{text}” as text."),
    "Y105": N_("A key must be a word."),
    "Y106": N_("The number “{text}” can be read in two ways."),
    "K201": N_("The key “{key}” is unknown here."),
    "K202": N_("The key “{key}” is missing."),
    "K203": N_("“{key}” should be {wanted}."),
    "K204": N_("The value “{text}” is not one of the possible ones for “{key}”."),
    "K205": N_("“{key}” is empty."),
    "K206": N_("“{key}” is too long: {length} characters, {most} at most."),
    "K207": N_("“{key}” is {text}: it should be {bounds}."),
    "K208": N_("“{key}” has {length} items: it should have {bounds}."),
    "K209": N_("“{text}” is not a valid value for “{key}”."),
    "C301": N_("The id “{id}” is used twice: line {line} has it already."),
    "C302": N_("The number {number} is used twice: line {line} has it already."),
    "C303": N_("The id “{text}” has a character that is not allowed."),
    "C304": N_("The dimension “{text}” does not exist in the framework “{framework}”."),
    "C305": N_("The name “{text}” is used twice: line {line} has it already."),
    "C306": N_("This deck has skills and does not say which framework they follow."),
    "C307": N_("This deck has no card."),
    "C308": N_("The second dimension says nothing of its provenance."),
    "C309": N_("This translation has no card."),
    "R401": N_("The deck “{id}” is not found."),
    "R402": N_("The framework “{id}” is not found."),
    "R403": N_("The deck “{id}” has problems of its own."),
    "R404": N_("The pictogram “{id}” is not found."),
    "R405": N_("The decks follow different frameworks: {ids}."),
    "R406": N_("The decks both have a card “{id}”."),
    "R408": N_("The decks both have a card number {number}: on paper it names two cards."),
    "R409": N_("The deck “{id}” is listed twice."),
    "R410": N_("The framework “{id}” has problems of its own."),
    "R407": N_("The file “{file}” has the same id “{id}”."),
    "R411": N_("The deck “{id}” already speaks this language: “{text}”."),
    "R412": N_("The game does not know the language “{text}”."),
    "R413": N_("The deck has no card “{id}”."),
    "R414": N_("Cards without a translation: {ids}."),
    "R415": N_("The file “{file}” translates the same deck into the same language."),
    "R416": N_("The translation “{file}” has problems of its own: the game goes without it."),
    "S501": N_("{wanted} whimsical cards in a hand of {size}: there is no room for them."),
    "S502": N_("{found} job cards do not give {least} seats a hand of {size}."),
    "S503": N_("There are not enough skill cards: a round needs {wanted}, there are {found}."),
    "S504": N_("In {minutes} minutes not even one round leaves the debriefing its share."),
    "S505": N_("The vote has a criterion, and the scenario lists none."),
    "S506": N_("The phase “{phase}” is given twice."),
    "S507": N_("No deck of this scenario has job cards."),
    "S508": N_("No deck of this scenario has skill cards."),
    "S511": N_("{found} job cards give {possible} seats a hand of {size}, not {seats}."),
    "S510": N_("A hand of {size} does not last for the {rounds} rounds that are planned."),
    "T601": N_("Nothing is called “{text}”: no key can be given to it."),
    "T602": N_("No key is called “{text}”."),
    "T603": N_("The key “{text}” is taken: line {line} gives it to “{other}”."),
    "T604": N_("“{key}” has no key: a clicker could not go on."),
    "T605": N_("This file must have lines such as “next: [space, page_down]”."),
}

HINTS: dict[str, str] = {
    "F001": N_("Check the name and the folder."),
    "F002": N_("Make two decks of it."),
    "F003": N_("Save the file again as “UTF-8”."),
    "F004": N_("Start from a shipped deck, for example."),
    "F006": N_("Compare it with the line above; put the text between quotation marks."),
    "F007": N_("A deck needs four levels at most."),
    "F009": N_("A deck has “skills” or “jobs”, a framework “dimensions”, a scenario “decks”."),
    "F011": N_("Keep one document: remove the line “---”."),
    "F012": N_("Replace it by spaces."),
    "F013": N_("Delete it; it often comes with a copy and paste."),
    "F014": N_("Put the whole text between quotation marks."),
    "F015": N_("Close it, or write the text without quotation marks."),
    "F016": N_("Give it as many spaces as the keys above."),
    "F017": N_("Write ’ for an apostrophe and “ ” for a quotation inside it."),
    "F018": N_("Write two backslashes, or put the text between ' and '."),
    "Y101": N_("Keep one of the two."),
    "Y102": N_("Write the text in full."),
    "Y103": N_("Remove what begins with an exclamation mark."),
    "Y104": N_('Put it between quotation marks: "{text}".'),
    "Y105": N_("Write “key: value”."),
    "Y106": N_("Write it without the zero at the beginning, or without the colon."),
    "K202": N_("Add a line “{key}: …”."),
    "K205": N_("Write something, or remove the line."),
    "K206": N_("Keep one idea."),
    "C301": N_("Give each card an id of its own."),
    "C302": N_("Give each card a number of its own."),
    "C303": N_("Use small letters without accents, digits, “-” and “_”."),
    "C305": N_("Two cards that look the same confuse the players."),
    "C306": N_("Add a line “framework: bunk”."),
    "C307": N_("Add a list “skills” or “jobs”."),
    "C308": N_("Add a line “second_dimension_provenance: …”."),
    "C309": N_("Add a list “skills” or “jobs”."),
    "R401": N_(
        "It is looked for beside the scenario, in your folder, then among the shipped ones."
    ),
    "R403": N_("Correct it first: {file}"),
    "R410": N_("Correct it first: {file}"),
    "R411": N_("Write the language of the translation: “en”, for example."),
    "R413": N_("Copy the id from the deck."),
    "R415": N_("Keep one of the two."),
    "R404": N_("Look for a name in the shipped pictograms, or remove the line."),
    "S501": N_("Make the hand larger or take fewer whimsical cards."),
    "S502": N_("Add cards, make the hand smaller, or add a shipped deck."),
    "S503": N_("Add cards, or turn over fewer in a round."),
    "S504": N_("Give the workshop more minutes or shorten the times."),
    "S505": N_("Add a list “criteria”, or write “criterion: no”."),
    "S511": N_("For 12 seats and 2 late-comers, {wanted} cards are needed."),
    "S510": N_("Make the hand larger, plan fewer rounds, or keep the jobs that were played."),
    "T603": N_("Keep one of the two."),
    "T604": N_("Write one, or remove the line."),
    "F005": N_("Copy the first lines of a shipped deck."),
    "F008": N_("Make several decks of it."),
    "F010": N_("Close it in other programs, or copy it into your own folder."),
    "K201": N_("Remove the line, or look for the right word in a shipped file."),
    "K203": N_("Look how a shipped file writes it."),
    "K207": N_("Write a number within these bounds."),
    "K208": N_("Add items, or remove some."),
    "R402": N_("The shipped one is called “bunk”."),
    "R405": N_("Use decks of one framework in a scenario."),
    "R406": N_("Change the id in one of the decks."),
    "R407": N_("Give each file an id of its own."),
    "R408": N_("Change the number in one of the decks."),
    "R414": N_("They are shown in the deck’s own language."),
    "R416": N_("To see them: atouts check, with this file."),
    "S507": N_("Add a deck with “jobs”: the shipped one is “metiers-fr”."),
    "S508": N_("Add a deck with “skills”: the shipped one is “sfc-fr”."),
    "T601": N_("The names are listed by: atouts keys"),
    "R409": N_("Keep one of the two."),
    "S506": N_("Keep one of the two."),
    "K209": N_("Look how a shipped file writes it."),
    "K204": N_("Look how a shipped file writes it."),
    "C304": N_("Look how a shipped file writes it."),
    "R412": N_("Write the language of the translation: “en”, for example."),
    "T602": N_("The names are listed by: atouts keys"),
    "T605": N_("The names are listed by: atouts keys"),
}

# What does not keep a file from being played.
WARNINGS = frozenset({"Y104", "R404", "R412", "R414", "R416", "S511"})

SUGGESTION = N_("Did you mean “{suggestion}”?")
CHOICES = N_("Possible values: {choices}.")

WANTED: dict[str, str] = {
    "text": N_("a text"),
    "whole": N_("a whole number"),
    "list": N_("a list, one item a line after “- ”"),
    "keys": N_("a group of keys, one a line"),
    "flag": N_("yes or no"),
}

BOUNDS = {"≥": N_("at least {n}"), "≤": N_("at most {n}")}

REASONS: dict[str, str] = {
    "folder": N_("it is a folder"),
    "special": N_("it is not an ordinary file"),
    "refused": N_("this is not allowed to you"),
}


def sentence_of(code: str, words: Words, params: Mapping[str, object]) -> str:
    """Returns what is wrong, in one sentence."""
    blanks = dict(params)
    for name, known in (("wanted", WANTED), ("reason", REASONS)):
        if blanks.get(name) in known:
            blanks[name] = words.say(known[str(blanks[name])])
    sign, _, bound = str(blanks.get("bounds", "")).partition(" ")
    if sign in BOUNDS:
        blanks["bounds"] = words.say(BOUNDS[sign], n=bound)
    return words.say(SENTENCES[code], **blanks)


def hint_of(code: str, words: Words, params: Mapping[str, object]) -> str:
    """Returns what to do: the nearest valid name, the valid names, or the code's own advice."""
    if params.get("suggestion"):
        return words.say(SUGGESTION, suggestion=params["suggestion"])
    if params.get("choices"):
        return words.say(CHOICES, choices=params["choices"])
    return words.say(HINTS[code], **params)
