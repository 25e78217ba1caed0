"""Aliases to choose from: birds and trees, none of them a name that people have, and the choice of one that is free.

In: what is taken, what should not be, and somebody who picks by chance. Out: an alias, which tells nothing of its person.
"""

from collections.abc import Callable, Collection, Sequence

Pick = Callable[[Sequence[str]], str]
"""Picks one of many, by chance: an alias that followed an order would tell it."""

_WORDS = """
Heron Stork Plover Curlew Dunlin Sandpiper Lapwing Godwit Avocet Bittern Egret Gannet Fulmar Petrel Shearwater Cormorant
Puffin Guillemot Razorbill Kittiwake Skua Eider Pochard Wigeon Shoveler Pintail Goosander Merganser Garganey Mallard
Shelduck Grebe Moorhen Crake Bustard Quail Partridge Pheasant Grouse Ptarmigan Capercaillie Woodcock Snipe Turnstone
Whimbrel Sanderling Oystercatcher Osprey Harrier Goshawk Sparrowhawk Kestrel Nightjar Hoopoe Kingfisher Woodpecker
Wryneck Turaco Hornbill Toucan Trogon Motmot Jacamar Tanager Bunting Siskin Redpoll Crossbill Bullfinch Greenfinch
Goldfinch Chaffinch Brambling Hawfinch Sparrow Dunnock Wagtail Pipit Waxwing Nuthatch Treecreeper Goldcrest Firecrest
Chiffchaff Blackcap Whitethroat Warbler Nightingale Redstart Wheatear Whinchat Stonechat Fieldfare Redwing Thrush
Blackbird Ouzel Oriole Shrike Jackdaw Chough Nutcracker Swallow Flamingo Ibis Spoonbill Pelican Cassowary Lorikeet
Cockatoo Macaw Parakeet Hummingbird Bulbul Drongo Sunbird Honeyguide Barbet Alder Beech Birch Elm Hornbeam Larch Spruce
Yew Cedar Sequoia Redwood Maple Sycamore Poplar Hawthorn Blackthorn Whitebeam Medlar Quince Mulberry Walnut Hickory
Chestnut Mahogany Teak Ebony Acacia Mimosa Baobab Banyan Tamarind Tamarisk Carob Ginkgo Catalpa Paulownia Eucalyptus
Banksia Kauri Totara Araucaria Hackberry Tupelo Sassafras Sumac Laburnum Wisteria Dogwood Buckthorn
"""

BIRDS_AND_TREES: tuple[str, ...] = tuple(_WORDS.split())


def choose_alias(named: Collection[str], taken: Collection[str], said: Collection[str], pick: Pick) -> str:
    """Return an alias that is not `taken` and holds no word of a name, if it can be one that the journal has not `said`.

    All three hold lower case. When every bird and tree is taken, two are put together.
    """
    words = [word for word in BIRDS_AND_TREES if word.casefold() not in named]
    free = [word for word in words if word.casefold() not in taken]
    quiet = [word for word in free if word.casefold() not in said]
    pairs = () if free else (f"{one}-{other}" for one in words for other in words if one != other)
    return pick(quiet or free or [pair for pair in pairs if pair.casefold() not in taken])
