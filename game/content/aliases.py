"""The French names of the keys: one for each English key, mixed as an author likes."""

from functools import lru_cache

from game.content.spelling import plain_word

# English -> French. Keys that are the same in both languages are not listed.
FRENCH: dict[str, str] = {
    "title": "titre",
    "language": "langue",
    "licence": "license",
    "authors": "auteurs",
    "framework": "modele",
    "skills": "sfc",
    "jobs": "metiers",
    "noun": "appellation",
    "singular": "singulier",
    "plural": "pluriel",
    "gender": "genre",
    "number": "numero",
    "name": "nom",
    "pictogram": "pictogramme",
    "dimension_provenance": "provenance",
    "second_dimension": "autre_dimension",
    "second_dimension_provenance": "autre_provenance",
    "family": "famille",
    "family_provenance": "provenance_famille",
    "example": "exemple",
    "expected": "attendu",
    "unwelcome": "a_eviter",
    "sector": "secteur",
    "whimsical": "loufoque",
    "duties": "taches",
    "of": "traduction_de",
    "status": "statut",
    "letter": "lettre",
    "shape": "forme",
    "keywords": "mots_cles",
    "summary": "resume",
    "audience": "public",
    "decks": "paquets",
    "rules": "regles",
    "starters": "phrases",
    "criteria": "criteres",
    "starter": "phrase",
    "hand_size": "main",
    "hand_whimsical": "loufoques_en_main",
    "hands": "cartes_en_main",
    "played_job": "metier_joue",
    "skills_per_round": "sfc_par_manche",
    "max_rounds": "manches_au_plus",
    "vote_method": "mode_de_vote",
    "tokens": "jetons",
    "observers_vote": "vote_des_observateurs",
    "timed": "minuteurs",
    "criterion": "critere",
    "tie": "egalite",
    "reveal": "revelation",
    "points_per_vote": "points_par_voix",
    "points_for_winner": "points_du_gagnant",
    "points_taking_part": "points_de_participation",
    "points_cap": "points_au_plus",
    "totals": "totaux",
    "cooperative": "cooperatif",
    "cooperative_target": "objectif_cooperatif",
    "debriefing_share": "part_du_debriefing",
    "timings": "durees",
    "welcome": "accueil",
    "search": "recherche",
    "choice": "choix",
    "pitch": "parole",
    "changeover": "changement",
    "result": "resultat",
    "interview": "entretien",
}

_ENGLISH = {french: english for english, french in FRENCH.items()}


@lru_cache(maxsize=256)  # a deck writes the same twenty keys on each of its cards
def canonical_key(written: str) -> str:
    """Returns the English name of a key, whichever way it was written.

    >>> canonical_key("Nom"), canonical_key("name"), canonical_key("couleur")
    ('name', 'name', 'couleur')
    """
    key = plain_word(written)
    return _ENGLISH.get(key, key)
