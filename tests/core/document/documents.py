"""Random documents for hypothesis."""

from hypothesis import strategies as st

from core.chain import Chain
from core.document import Document, Parameter, Pin, Shown
from tests.core.chains import chains

finite = st.floats(-1e300, 1e300)
ranges = st.tuples(finite, finite).filter(lambda r: r[0] < r[1])


def _parameters(chain: Chain) -> st.SearchStrategy[tuple[Parameter, ...]]:
    own = [st.builds(_parameter, st.just(name), finite, ranges) for name in chain.parameters]
    return st.tuples(*own)


def _parameter(name: str, value: float, limits: tuple[float, float]) -> Parameter:
    return Parameter(name, value, *limits)


pins = st.lists(
    st.builds(Pin, st.sampled_from(["g", "g_2"]), chains.filter(lambda c: not c.parameters)),
    max_size=2,
    unique_by=lambda pin: pin.name,
).map(tuple)
shown = st.builds(
    Shown,
    st.sampled_from([(), ("f",), ("f", "f″", "other")]),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.integers(0, 12),
)
others = st.sampled_from([(), ((("notes",), '{"of": ["a", 1, null]}'), (("é",), '"\\u00e9"'))])

documents = chains.flatmap(
    lambda chain: st.builds(
        Document,
        st.just(chain),
        finite,
        st.floats(1e-300, 1e300),
        ranges,
        st.none() | ranges,
        parameters=_parameters(chain),
        pins=pins,
        shown=shown,
        others=others,
        family=st.sampled_from(["", "a", "k"]),
        level=st.sampled_from(["", "2", "sqrt(2)"]),
        over=st.sampled_from(["", "a", "k"]),
        draft=st.sampled_from([None, "", "sin(", "a = 2"]),
    )
)
