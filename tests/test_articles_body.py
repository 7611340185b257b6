"""Which passages of a page are the article, and by which rule the others are left aside."""

import pytest

from generator import articles
from generator.language import Language
from generator.schema.article import Article

LANGUAGE = Language("fr")

TITLE = "Le Valdor et l'Ostrie reprennent leurs pourparlers à Lunéa"
FIRST = (
    "La présidente du Valdor, Hélène Marsan, et le Premier ministre d'Ostrie, Boris Telkov, se sont retrouvés mardi à "
    "Lunéa pour reprendre les pourparlers sur la frontière maritime, interrompus depuis le printemps."
)
SECOND = (
    "Les deux gouvernements veulent fixer avant l'été le tracé de la frontière maritime et le partage des quotas. "
    "Hélène Marsan a reconnu que « rien n'était encore acquis »."
)
THIRD = (
    "À Lunéa, les négociateurs ostriens ont demandé une pause de deux jours. Boris Telkov doit revenir vendredi avec "
    "une proposition écrite, a fait savoir son gouvernement."
)
STRANGE = (
    "Le musée des Phares rouvre samedi ses portes à Mirval après six mois de travaux. Sa conservatrice, Jeanne "
    "Pruvost, promet une salle entière consacrée aux lanternes de Cordouan."
)


def _read(*lines: str) -> Article:
    return articles.parse("\n\n".join(lines), id="a", file="a.txt", sha256="", language=LANGUAGE)


def _kept(*lines: str) -> list[str]:
    article = _read(*lines)
    return [article.text[passage.start : passage.end] for passage in article.body]


def _rule(wording: str, *lines: str) -> str:
    article = _read(*lines)
    at = article.text.index(wording)
    return next(passage.rule for passage in article.passages if passage.start <= at < passage.end)


def test_a_clean_article_is_kept_whole() -> None:
    assert _kept(TITLE, FIRST, SECOND, THIRD) == [TITLE, FIRST, SECOND, THIRD]


def test_one_line_a_paragraph_reads_like_blank_lines_between_them() -> None:
    spaced, tight = _read(TITLE, FIRST, SECOND), _read("\n".join([TITLE, FIRST, SECOND]))
    assert [passage.rule for passage in spaced.passages] == [passage.rule for passage in tight.passages]


def test_a_text_on_one_long_line_is_kept() -> None:
    assert _kept(" ".join([FIRST, SECOND, THIRD])) == [" ".join([FIRST, SECOND, THIRD])]


def test_a_list_of_links_inside_one_long_line_is_cut_off() -> None:
    line = f"{FIRST} {SECOND} {THIRD} À lire aussi Sélectionné pour vous Mirval : le musée rouvre {STRANGE}"
    assert "".join(_kept(line)) == f"{FIRST} {SECOND} {THIRD}"


def test_a_hard_wrapped_paragraph_is_one_passage() -> None:
    words = FIRST.split()
    wrapped = "\n".join(" ".join(words[at : at + 5]) for at in range(0, len(words), 5))
    assert _kept(wrapped) == [wrapped]


def test_two_lines_are_one_paragraph_in_a_file_that_wraps_its_lines() -> None:
    words = FIRST.split()
    wrapped = "\n".join(" ".join(words[at : at + 5]) for at in range(0, len(words), 5))
    short = "Boris Telkov a quitté Lunéa sans répondre aux\nquestions des journalistes."
    assert _kept(wrapped, short) == [wrapped, short]


def test_a_metadata_prefix_is_split_from_the_sentence() -> None:
    assert _kept(f" date 2031-03 {FIRST}", SECOND) == [FIRST, SECOND]
    assert _rule("date 2031", f" date 2031-03 {FIRST}", SECOND) == "discarded.metadata"


@pytest.mark.parametrize(
    ("wording", "rule"),
    [
        ("Accueil Monde Europe", "discarded.menu"),
        ("Accueil > Monde > Europe du Nord", "discarded.menu"),
        ("PUBLICITÉ", "discarded.advert"),
        ("Publicité Lire la suite", "discarded.interface"),
        ("Partager cet articleDiscussion", "discarded.interface"),
        ("Cet article est réservé aux abonnés.", "discarded.interface"),
        ("Recevez chaque matin notre newsletter dans votre boîte mail.", "discarded.interface"),
        ("Par Jeanne Pruvost", "discarded.byline"),
        ("Author: Jeanne", "discarded.byline"),
        ("Le Monde avec AFP", "discarded.byline"),
        ("redaction@exemple.org", "discarded.byline"),
        ("Publié le 12 mars 2031 à 14h30", "discarded.date"),
        ("12/03/2031 - 07:22 Modifié le : 13/03/2031", "discarded.date"),
        ("Temps de lecture : 3 min", "discarded.date"),
        ("© Paul Petit / AFP", "discarded.credit"),
        ("Tous droits réservés Paul Petit/Agence du Nord", "discarded.credit"),
        ("Hélène Marsan à son arrivée à Lunéa. PAUL PETIT / AFP", "discarded.credit"),
        ("/2031/03/12/000-36ab-66c361.jpg)", "discarded.address"),
        ("![Lunéa](https://exemple.org/lunea.jpg)", "discarded.address"),
        ("— Gouvernement du Valdor (@valdor) 12 mars 2031", "discarded.embed"),
        ("Lire aussi : au musée des Phares, la lumière revient", "discarded.teaser"),
        ("-", "discarded.metadata"),
    ],
)
def test_what_a_page_adds_is_left_aside_wherever_it_stands(wording: str, rule: str) -> None:
    lines = (TITLE, FIRST, wording, SECOND, THIRD)
    assert _kept(*lines) == [TITLE, FIRST, SECOND, THIRD]
    assert _rule(wording, *lines) == rule


@pytest.mark.parametrize(
    "sentence",
    [
        "Pour soutenir Hélène Marsan, des pêcheurs de Lunéa ont défilé dimanche matin devant le parlement du Valdor.",
        "Selon un sondage Reuters/Ipsos, les électeurs du Valdor approuvent largement les pourparlers de Lunéa.",
        "La photo de Boris Telkov sur le port de Lunéa a fait le tour des journaux d'Ostrie pendant toute la semaine.",
        "Par la voix de Boris Telkov, l'Ostrie a fait savoir à Lunéa qu'elle renonçait à ses quotas de l'an passé.",
        "« Abonnez-vous à la prudence », a lancé Hélène Marsan aux pêcheurs réunis sur le port de Lunéa mardi soir.",
        "En direct de Lunéa, la télévision d'Ostrie a montré Boris Telkov qui quittait la table des pourparlers.",
    ],
)
def test_sentences_that_sound_like_a_page_are_kept(sentence: str) -> None:
    assert sentence in _kept(TITLE, FIRST, sentence, SECOND)


def test_a_caption_is_told_by_the_line_that_repeats_it_with_a_credit() -> None:
    caption = "Hélène Marsan salue Boris Telkov devant le phare de Lunéa."
    assert _kept(TITLE, caption, f"{caption} Tous droits réservés Paul Petit/Agence", FIRST) == [TITLE, FIRST]


def test_a_caption_without_credit_is_told_by_its_date() -> None:
    caption = "Hélène Marsan et Boris Telkov devant le phare de Lunéa, dans le sud du Valdor, le 11 mars 2031."
    assert _rule("Hélène", TITLE, caption, SECOND) == "discarded.caption"


def test_what_is_said_twice_is_kept_once() -> None:
    assert _kept(TITLE, FIRST, FIRST, SECOND) == [TITLE, FIRST, SECOND]


def test_an_excerpt_of_a_paragraph_that_follows_in_full_is_left_aside() -> None:
    excerpt = FIRST[:150].rpartition(" ")[0] + " …"
    assert _kept(TITLE, excerpt, FIRST, SECOND) == [TITLE, FIRST, SECOND]


def test_sub_headings_and_short_sentences_are_kept() -> None:
    lines = (TITLE, FIRST, "Une pause de deux jours", SECOND, "Rien n'est joué.", THIRD)
    assert _kept(*lines) == list(lines)
    assert _rule("Une pause", *lines) == "body.heading"


def test_a_standfirst_without_full_stop_is_kept() -> None:
    standfirst = "Les deux voisins veulent s'entendre avant l'été sur leur frontière maritime"
    assert _rule("Les deux voisins", TITLE, standfirst, FIRST, SECOND) == "body.standfirst"


def test_a_list_that_a_colon_announces_is_kept() -> None:
    items = ("La frontière maritime", "Les quotas de pêche", "Le port de Lunéa", "La pause de l'été")
    announced = "Les négociateurs réunis à Lunéa ont quatre sujets sur la table, selon Hélène Marsan :"
    assert _kept(TITLE, FIRST, announced, *items, THIRD) == [TITLE, FIRST, announced, *items, THIRD]


def test_headlines_in_a_row_are_links() -> None:
    links = (
        "Mirval : le musée rouvre",
        "Football : le derby reporté",
        "Météo : la neige revient",
        "Cinéma : trois films",
    )
    assert _kept(TITLE, FIRST, SECOND, "-", *links) == [TITLE, FIRST, SECOND]


def test_links_after_their_heading_end_the_article() -> None:
    assert _kept(TITLE, FIRST, SECOND, "À lire aussi", "Mirval : le musée rouvre", STRANGE) == [TITLE, FIRST, SECOND]


def test_the_article_goes_on_after_a_box_of_links() -> None:
    lines = (TITLE, FIRST, "À lire aussi", "Mirval : le musée des Phares rouvre", SECOND, THIRD)
    assert _kept(*lines) == [TITLE, FIRST, SECOND, THIRD]


def test_the_article_goes_on_after_a_link_inside_a_paragraph() -> None:
    assert _kept(TITLE, f"{FIRST} Lire aussi : Mirval, le musée rouvre. {SECOND}", THIRD) == [
        TITLE,
        FIRST,
        SECOND,
        THIRD,
    ]


def test_comments_are_not_the_article_even_when_they_speak_of_it() -> None:
    comment = "Hélène Marsan a bien raison de tenir tête à Boris Telkov, les quotas de Lunéa ne sont pas négociables."
    assert _kept(TITLE, FIRST, SECOND, "2 commentaires", "Paul", comment) == [TITLE, FIRST, SECOND]


def test_a_menu_that_names_the_comments_does_not_end_an_article_that_has_not_begun() -> None:
    assert _kept("Commentaires", "Newsletters", TITLE, FIRST, SECOND) == [TITLE, FIRST, SECOND]


def test_a_last_paragraph_on_another_subject_is_left_aside() -> None:
    assert _rule("Le musée", TITLE, FIRST, SECOND, THIRD, STRANGE) == "discarded.stranger"


def test_a_cut_line_is_a_teaser_unless_it_continues_the_article() -> None:
    teaser = "Le musée des Phares de Mirval rouvre ses portes après six mois de travaux et de"
    cut = (
        "Boris Telkov a ensuite quitté Lunéa pour rejoindre son gouvernement, qui doit examiner dès la semaine "
        "prochaine avec le parlement la propos"
    )
    assert _rule("Le musée", TITLE, FIRST, SECOND, teaser) == "discarded.truncated"
    assert _kept(TITLE, FIRST, SECOND, cut)[-1] == cut


def test_dates_between_paragraphs_are_a_chronology() -> None:
    lines = (TITLE, FIRST, "3 mars 2031", SECOND, "5 mars 2031", THIRD, "9 mars 2031", f"À Lunéa, {FIRST}")
    assert _kept(*lines) == list(lines)


@pytest.mark.parametrize(
    "lines",
    [
        ("Accueil Monde Europe", TITLE, FIRST),
        ("International", TITLE, "12 mars 2031", TITLE, FIRST),
        ("Hélène Marsan AFP", "© PAUL PETIT / AFP", TITLE, FIRST, SECOND),
        (f"date 2031-03 {TITLE}.", FIRST, SECOND),
        (f"Connexion client {TITLE} Reuters • 12/03/2031 à 11:05", FIRST),
    ],
)
def test_the_headline_is_found_behind_what_stands_before_it(lines: tuple[str, ...]) -> None:
    assert (_read(*lines).title_text or "").rstrip(".") == TITLE


def test_a_first_paragraph_is_no_headline() -> None:
    assert _read(FIRST, SECOND, THIRD).title is None


def test_a_headline_may_be_a_question() -> None:
    question = "Valdor et Ostrie : la frontière maritime sera-t-elle fixée avant la fin de l'été à Lunéa ?"
    assert _read(question, FIRST, SECOND).title_text == question


def test_a_sentence_on_its_own_is_kept() -> None:
    assert _kept("Le ministre est arrivé lundi à Lomé.") == ["Le ministre est arrivé lundi à Lomé."]
