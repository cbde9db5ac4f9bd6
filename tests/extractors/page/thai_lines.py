"""Lines of Thai syllables for properties: what can be printed, whether or not it is a word."""

from hypothesis import strategies as st

consonants = st.sampled_from("กขคงจฉชซฐณดตถทธนบปผพฟภมยรลวศสหอฮ")
_tones = st.sampled_from(["", "", "\u0e48", "\u0e49", "\u0e4a"])
_vowels = st.sampled_from("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39")

syllables = st.one_of(
    consonants,
    st.tuples(consonants, _vowels, _tones).map("".join),
    st.tuples(consonants, _tones, st.sampled_from("ะาำ")).map("".join),
    st.tuples(st.sampled_from("เแโใไ"), consonants, _tones).map("".join),
    st.tuples(st.just("เ"), consonants, st.just("\u0e47")).map("".join),
    st.tuples(consonants, st.sampled_from("\u0e34\u0e38"), st.just("\u0e4c")).map("".join),
)
words = st.one_of(
    st.lists(syllables, min_size=1, max_size=5).map("".join),
    st.sampled_from(["๒๕๖๘", "2568", "E-Service", "ITA", "๑.๒", "ๆ"]),
)
lines = st.lists(words, min_size=1, max_size=6).map(" ".join)
