"""People named in one breath ("A, B y C"), and the one who was not meant ("A, no B")."""

from __future__ import annotations

import re

from monitor.claims.people import Node, Read

JOIN = re.compile(
    r"^\s*(?:,|;|/|\+|•|y|e|and|ni|nor|or|o|,\s*(?:y|e|and|asi como|ademas de)|asi como|junto (?:a|con)|"
    r"al igual que|as well as|together with|along with)\s*(?:tambien\s+)?(?:a\s+|al\s+|de\s+|del\s+)?$"
)


AMONG = re.compile(
    r"^[^.;]{0,40}?[\s,:(]*(?:entre (?:ellos|ellas|l[oa]s que|quienes)(?: \w+){0,3}|incluyendo|"
    r"inclui[dr]\w*|incluye|como|tales como|among them|including|such as|se trata de|son|:|figuran?|"
    r"casos (?:conocidos )?como)"
    r"(?:\s+(?:a|al|el caso de|casos conocidos como|los casos de))?\s*$"
)


def chains(read: Read) -> list[list[Node]]:
    """People named in one breath ("A, B y C"), in order."""
    runs: list[list[Node]] = []
    for node in read.nodes:
        if not node.person or node.owner or node.aside:
            continue
        if runs and linked(read, runs[-1][-1], node):
            runs[-1].append(node)
        else:
            runs.append([node])
    return runs


def contrasted(read: Read, node: Node) -> bool:
    """Whether the sentence says that it was not this one but another: "no es X sino Y", "Y, no X"."""
    before, after = read.masked[: node.lead], read.masked[node.end :]
    negated = re.search(
        r"(?<!\w)(?:no|not|nao)\s+(?:es|era|fue|son|se trata de|es el caso de|a)?\s*(?:el\s+|la\s+)?$",
        before + (node.preposition + " " if node.preposition else ""),
    )
    if negated and re.match(r"[^.;]{0,60}?(?<!\w)(?:sino|but)(?!\w)", after):
        return True
    return bool(re.search(r"[PQ],?\s+(?:y\s+|and\s+)?(?:no|not)\s+$", before))


def linked(read: Read, left: Node, right: Node) -> bool:
    between = read.masked[left.end : right.lead]
    if re.match(r"(?:cuy[oa]s?|whose)\s", read.masked[right.lead :]):
        return False
    joined = f"{between} {right.preposition} " if right.preposition == "como" else between + " "
    plain = re.sub(r"\([^)]*\)|[—–][^—–]*[—–]|,\s+(?:de )?\d{1,2}(?: anos)?(?=,|\s|$)", " ", joined)
    plain = re.sub(r"\s+", " ", plain)
    if left.sort == "G" and AMONG.match(plain):
        return True
    if JOIN.match(plain):
        return True
    return bool(
        re.match(r"^,? (?:sino|but)(?: que)?(?: es| fue)? ?$", plain)
        or re.match(r"^,? (?:y |and )?(?:no|not) ?$", plain)
    )
