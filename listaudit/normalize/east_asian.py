"""East Asian spellings of one word: kana, long-vowel marks, simplified and traditional characters."""

from __future__ import annotations

import re

_HIRAGANA_TO_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
_LONG = re.compile("(?<=[\u3041-\u30ff])[-\u2010-\u2015\u2212\u301c\uff0d](?=[\\s\u3041-\u30ff)」】]|$)")

# Traditional and simplified forms that names of shops, streets and kinds of business are made of.
_TRADITIONAL = (
    "飯飲酒樓銀園館藥醫東華國記龍麗魚雞麵餅鋪廣樂業車門開關電書學體會發鐵軒蘭紅綠藍黃馬鴨豬蝦蟹雲陽陰風飛鳳鮮"
    "點燒爐鍋鹽醬湯麥鎮縣區號廠場圖專賣買貿易際實驗師傅傳統農聯總機場島灣港橋長樹葉術護養剪髮寶貝兒婦產齒診"
    "療衛設計興榮順豐達財務團華萬億員義錢銅鋼鐘錶鏡視頻網絡訊筆紙畫藝樣樸質優選達運輸遊旅賓廳廚"
    "雙個單獨親愛與為無動靜聲響亞歐韓馬來濱無錫蘇滬漢"
)
_SIMPLIFIED = (
    "饭饮酒楼银园馆药医东华国记龙丽鱼鸡面饼铺广乐业车门开关电书学体会发铁轩兰红绿蓝黄马鸭猪虾蟹云阳阴风飞凤鲜"
    "点烧炉锅盐酱汤麦镇县区号厂场图专卖买贸易际实验师傅传统农联总机场岛湾港桥长树叶术护养剪发宝贝儿妇产齿诊"
    "疗卫设计兴荣顺丰达财务团华万亿员义钱铜钢钟表镜视频网络讯笔纸画艺样朴质优选达运输游旅宾厅厨"
    "双个单独亲爱与为无动静声响亚欧韩马来滨无锡苏沪汉"
)
_TO_SIMPLIFIED = {ord(a): b for a, b in zip(_TRADITIONAL, _SIMPLIFIED, strict=True) if a != b}

_EAST = re.compile("[\u3041-\u30ff\u3400-\u9fff]")
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
)
"""A letter of a script whose words are written together, or spaced as people like."""
_PARTS = re.compile("[゠-ヿ]{2,}|[a-z0-9]+|(?:[^a-z0-9゠-ヿ]|(?<![゠-ヿ])[゠-ヿ](?![゠-ヿ]))+")


def canonical(folded: str) -> str:
    """Return `folded` with hiragana as katakana, one long-vowel mark, simplified characters."""
    if folded.isascii() or not _EAST.search(folded):
        return folded
    return simplified(katakana(folded))


def long_vowels(text: str) -> str:
    """Return `text` with every dash that follows a kana as the long-vowel mark."""
    return text if text.isascii() or not _EAST.search(text) else _LONG.sub("ー", text)


def katakana(text: str) -> str:
    """Return `text` with hiragana as katakana."""
    return text.translate(_HIRAGANA_TO_KATAKANA)


def simplified(text: str) -> str:
    """Return `text` with the traditional characters of our table as simplified ones."""
    return text.translate(_TO_SIMPLIFIED)


def parts(word: str) -> list[str]:
    """Part a folded word where katakana, other East Asian letters, and Latin letters or digits meet."""
    return _PARTS.findall(word) if UNSPACED.search(word) else [word]
