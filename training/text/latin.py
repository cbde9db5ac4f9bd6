"""Latin as it stands in Thai reports: names of services, addresses, abbreviations, and plain letters."""

from random import Random

from training.text.figures import digits, number
from training.text.listed import listed

TRADE = listed(
    "ITA|EIT|IIT|OIT|Facebook|LINE Official|LINE Official Account|Line|LINE|E-Service|e-Service|Google Form|"
    "Google Drive|QR Code|Website|Web Site|Messenger Live Chat|Q&A|Social Network|Social Media|Infographic|"
    "YouTube|TikTok|Twitter|Instagram|One Stop Service|No Gift Policy|Open Data|"
    "Integrity and Transparency Assessment|Internal|External|Open Data Integrity and Transparency Assessment|"
    "Zero Tolerance|Do's & Don'ts|Dos & Don'ts|e-GP|e-bidding|E-bidding|e-LAAS|e-Plan|PDF|Word|Excel|PowerPoint|"
    "Zoom|Server|Banner|Link|URL|FAQ|KPI|SWOT|PDCA|HR|HRM|HRD|IT|ICT|AI|CCTV|GPS|COVID-19|MOU|OKRs|SMS|"
    "Call Center|Call Centre|Update|Download|Upload|Clip|VDO|Video|Online|Offline|Onsite|On-site|Walk in|Hotline|"
    "Email|E-mail|e-mail|Smart Office|Digital Government|Digital Platform|Software|Hardware|Internet|Wi-Fi|App|"
    "Application|Mobile|Version|Admin|User|Login|Password|Check List|Checklist|Flow Chart|Flowchart|Template|"
    "Feedback|Conflict of Interest|COI|Code of Conduct|Anti-Corruption|Whistleblower|Procurement|Transparency|"
    "Integrity|Good Governance|Service Mind|Big Data|Dashboard|Backup|Cloud|Data Catalog|PDPA|ISO 9001|"
    "ISO/IEC 27001|SDGs|BCG|CPI|GFMIS|New GFMIS Thai|EGAT|MOIT|Best Practice|Workshop|Coaching|Roadmap|Timeline|"
    "Outcome|Output|Input|Process|Risk|Low|Medium|High|Pass|Fail|A|AA|B|C|D|E|F|No.|NO.|Vol.|Fax|FAX|Tel.|Mr.|"
    "Ms.|vs.|etc.|i.e.|OK|km|cm|kg|ml|mm|GB|MB"
)

SYLLABLES = listed(
    "ba|be|bi|bo|bu|cha|chi|da|di|do|fa|fi|ga|go|ha|hi|ja|ka|ke|khon|kit|la|lam|le|li|lo|ma|mai|me|mi|mo|mu|na|"
    "nakhon|ni|no|nu|pa|phat|pi|po|ra|rat|ri|ro|ru|sa|sak|si|so|su|ta|tha|thai|ti|to|tri|tu|va|vi|wa|wi|xa|ya|yo|"
    "za|zi"
)
RARE = "qQjJxXzZvVwWyYkKGHUFRDBNPS"
"""Letters that English and Thai names seldom have."""
ENDINGS = ("go.th", "or.th", "ac.th", "co.th", "in.th", "com", "net", "org", "mi.th", "gov")


def name(dice: Random) -> str:
    """A pronounceable name in small letters."""
    return "".join(dice.choices(SYLLABLES, k=dice.randint(1, 4)))


def host(dice: Random) -> str:
    """The name of a server."""
    return f"{name(dice)}{dice.choice(['', '', '-' + name(dice), digits(dice, 2)])}.{dice.choice(ENDINGS)}"


def jumble(dice: Random, count: int) -> str:
    """Letters and digits, as in short links."""
    return "".join(dice.choices("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_", k=count))


def address(dice: Random) -> str:
    """A web address, an e-mail address or an account."""
    draw = dice.random()
    if draw < 0.25:
        account = name(dice) + dice.choice(["", ".", "_", "-"]) + dice.choice(["", name(dice), digits(dice, 2)])
        return f"{account}@{host(dice)}"
    if draw < 0.35:
        return "@" + dice.choice([name(dice), jumble(dice, 8), digits(dice, 3) + name(dice)])
    if draw < 0.5:
        return dice.choice(
            ["https://forms.gle/", "https://bit.ly/", "https://drive.google.com/file/d/", "https://shorturl.at/"]
        ) + jumble(dice, dice.randint(5, 17))
    text = (
        dice.choice(["https://", "http://", "", "", "https://"])
        + dice.choice(["www.", "", "www.", "ita."])
        + host(dice)
    )
    for _ in range(dice.choice([0, 0, 1, 1, 2, 3])):
        text += "/" + dice.choice(
            [name(dice), number(dice, 5), name(dice) + dice.choice([".php", ".html", ".pdf", ".aspx"])]
        )
    if dice.random() < 0.2:
        text += f"?{dice.choice(['id', 'p', 'page', 'cat_id', 'v'])}={number(dice, 5)}" + dice.choice(
            ["", f"&{name(dice)}={number(dice, 3)}"]
        )
    return text


def words(dice: Random) -> str:
    """A few Latin words, of the trade or made up, in any case."""
    draw = dice.random()
    if draw < 0.42:
        return dice.choice(TRADE)
    parts = [name(dice) for _ in range(dice.randint(1, 4))]
    if draw < 0.55:
        return " ".join(parts)
    if draw < 0.67:
        return " ".join(part.capitalize() for part in parts)
    if draw < 0.76:
        return " ".join(parts).upper()
    if draw < 0.86:
        return "".join(dice.choices(RARE, k=dice.randint(2, 8)))
    return jumble(dice, dice.randint(2, 10))


def latin(dice: Random) -> str:
    """Words or an address."""
    return words(dice) if dice.random() < 0.65 else address(dice)
