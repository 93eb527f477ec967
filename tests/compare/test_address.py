"""Verdicts on street lines: format never differs, one character always does."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.compare.address import judge
from listaudit.compare.context import Context
from listaudit.model import Address, Kind
from listaudit.normalize.hygiene import clean

ROOT = Path(__file__).parents[2]
FIELDS = ("address", "city", "region", "postcode", "country")


def verdict(ours, theirs, country="US", **parts):
    a, b = (
        side if isinstance(side, Address) else Address(street=clean(side), **parts) for side in (ours, theirs)
    )
    judged = judge(a, b, Context(country=country, listing_country=country))
    return judged.kind, tuple(reason.code.removeprefix("address.") for reason in judged.reasons)


EQUIVALENT = [
    ("US", "100 Main St", "100 MAIN STREET"),
    ("US", "100 Main St", "100 Main St."),
    ("US", "100 N Main St", "100 North Main Street"),
    ("US", "100 N.W. Main St", "100 Northwest Main St"),
    ("US", "100 Main St N", "100 N Main St"),
    ("US", "205 6th Ave SE", "205 Sixth Avenue Southeast"),
    ("US", "120 E Ninety-sixth St", "120 East 96th Street"),
    ("US", "100 Main St Ste 200", "100 Main St, Suite 200"),
    ("US", "100 Main St Ste 200", "100 Main St #200"),
    ("US", "100 Main St Ste 200", "100 Main St Unit 200"),
    ("US", "100 Main St Ste 200", "Suite 200, 100 Main St"),
    ("US", "100 Main St Apt 4-B", "100 Main St Apt 4B"),
    ("US", "100 Main St Fl 2", "100 Main St, 2nd Floor"),
    ("US", "100 Main St Bldg A Ste 4", "100 Main St Ste A4"),
    ("US", "US Hwy 50", "US-50"),
    ("US", "12 State Route 7", "12 SR 7"),
    ("US", "12 CR 31", "12 County Road 31"),
    ("US", "12 St Paul Ave", "12 Saint Paul Avenue"),
    ("US", "804 northpoint st", "804 North Point Street"),
    ("US", "37-20 Prince St", "3720 Prince St"),
    ("US", "12-14 Main St", "12 & 14 Main St"),
    ("US", "12 & 14 Main St", "12-14 Main St"),
    ("US", "12B Main St", "12 Main St Unit B"),
    ("US", "12B Main St 2nd Fl", "12 Main St Unit B, Floor 2"),
    ("US", "12 Example Whrf", "12 Example Wharf"),
    ("DE", "BEISPIELSTR 54 56", "Beispielstr. 54-56"),
    ("US", "123 1/2 Main St", "123½ Main St"),
    ("US", "PO Box 12", "P.O. Box #12"),
    ("US", "12 Main St, Madison, WI 53703", "12 Main Street Madison, WI 53703"),
    ("CA", "12 Main St Unit 5", "5-12 Main St"),
    ("CA", "1126 Avenue Exemple E", "1126 Av. Exemple Est"),
    ("DE", "Hauptstr. 12 a", "Hauptstraße 12a"),
    ("DE", "Hauptstraße 12", "12 Haupt Strasse"),
    ("DE", "Münchner Str. 1", "Muenchner Straße 1"),
    ("FR", "6B Rue Saint-Georges", "6 Bis rue St Georges"),
    ("FR", "2 Place de l'Église", "2 Pl. de l Eglise"),
    ("ES", "C/ Mayor, 5", "Calle Mayor nº 5"),
    ("IT", "Via IV Novembre, 20", "Via 4 Novembre 20"),
    ("IT", "Viale Roma, 3", "V.le Roma 3"),
    ("BR", "Rua Treze de Maio, 32", "R. 13 de Maio 32"),
    ("PL", "ul. Przykładowa 2", "ulica Przykładowa 2"),
    ("RU", "улица Примерная, дом 5", "ул. Примерная, 5"),
    ("TH", "108/3 ถนนตัวอย่าง", "108/3 ถ.ตัวอย่าง"),
    ("JP", "見本町３丁目２８−３", "見本町3-28-3"),
    ("JP", "見本県見本市見本町3-28", "見本町3-28"),
    ("AU", "Unit 3/45 Smith St", "3/45 Smith Street"),
    ("GB", "37-39 Southgate Street", "37/39 Southgate St"),
    ("DE", "Markt 1", "1 Markt"),
    ("FR", "4 Avenue des Alizés", "4 avenue Alizés"),
    ("US", "12 Main St Ste 5 Ste 5", "12 Main Street Suite 5"),
    ("US", "33 St Agatha's Street", "33 Saint Agatha's St"),
    ("", "St Agatha's Street, 33", "33 Saint Agatha's St."),
    ("GB", "34 Thistle Street North West Lane", "34 NW Thistle St Ln"),
    ("GB", "42-58 Angle Park Terrace", "42-58 Angle Park Terr"),
    ("", "Angle Park Terrace, 42-58", "42-58 Angle Park Terrace"),
    ("", "Beispielstr. 5", "Beispielstraße 5"),
    ("LU", "Beispielstr. 5", "Beispielstrasse 5"),
    ("DE", "Kl. Beispielstr. 1", "Kleine Beispielstraße 1"),
    ("DE", "Bgm.-Muster-Str. 1", "Bürgermeister-Muster-Straße 1"),
    ("AU", "1/2 Smith St", "Unit 1, 2 Smith St"),
    ("AU", "4/281-283 Example Street", "Unit 4, 281-283 Example St"),
    ("US", "140 FM 1488", "140 Farm to Market Road 1488"),
    ("US", "1627-1 Elm Rd", "1627 Elm Rd Ste 1"),
    ("CA", "4411 6 Street SE, #180", "180 4411 6 Street SE"),
    ("US", "Nineteen oh one Elm Blvd", "1901 Elm Blvd"),
    ("US", "Five hundred ninety-three Elm St", "593 Elm Street"),
    ("FR", "92 Rue de l'Exemple", "Quatre-vingt-douze rue de l'Exemple"),
    ("BO", "Calle Ejemplo, casi esquina Muestra", "C. Ejemplo casi C. Muestra"),
    ("RU", "Примерный проезд 29", "Примерный пр., 29"),
    ("BR", "at R. Quatro de Exemplo, 347", "Rua Quatro de Exemplo, 347"),
    ("BR", "Rua do Exemplo, 1.120", "Rua do Exemplo, 1120"),
    ("BR", "Rua do Exemplo, 1120, 2° andar", "Rua do Exemplo, 1120 - 2º andar"),
    ("BR", "Rua do Exemplo, 120- Centro", "Rua do Exemplo, 120 - Centro"),
    ("CA", "9020 75 St NW", "9020 - 75 Street N.W."),
    ("US", "9020 75th Ave", "9020 - 75th Ave"),
    ("ES", "C/ Exemple, 5", "Carrer Exemple 5"),
    ("RS", "Vožda Primera 97", "Вожда Примера 97"),
    ("RS", "Djordja Uzorka 5", "Ђорђа Узорка 5"),
    ("RS", "Đorđa Uzorka 5", "Djordja Uzorka 5"),
    ("IN", "D. No. 13/79, Sample Road", "13/79, Sample Road"),
    ("IN", "Door No. 2-3-45/6, Sample Road", "2-3-45/6, Sample Road"),
    ("IN", "House No 403, Sample Road", "H.No. 403, Sample Rd"),
    ("IN", "H No 403, Survey No 22, Sample", "HN 403, Sy. No. 22, Sample"),
    ("IN", "Khasra No 12, Sample Road", "Kh. No. 12, Sample Road"),
    ("IN", "B-12, Sample Colony", "B 12, Sample Colony"),
    ("IN", "1st Cross, 2nd Main, Sample Layout", "I Cross, II Main, Sample Layout"),
    ("IN", "Phase 2, Sample Estate", "Phase II, Sample Estate"),
    ("IN", "Ph-2, Sample Estate", "Phase 2, Sample Estate"),
    ("IN", "Sector 12, Sample Nagar", "Sec 12, Sample Nagar"),
    ("IN", "NH 8, Sample", "National Highway 8, Sample"),
    ("IN", "Flat 5, Sample Apts, Sample Rd", "Flat No. 5, Sample Apartments, Sample Road"),
    ("BR", "Rua Alm. Exemplo, 12", "Rua Almirante Exemplo, 12"),
    ("BR", "Rua Vde. Exemplo, 12", "Rua Visconde Exemplo, 12"),
    ("BR", "Rua Exemplo, 5 - Centro - CEP 01000-000", "Rua Exemplo, 5 - Centro, 01000-000"),
    ("BR", "Avenida Exemplo - lado par, 1200", "Avenida Exemplo, 1200"),
    ("BR", "Avenida Exemplo - de 1200/1201 a 1300", "Avenida Exemplo"),
    ("BR", "Rua T-10, 12", "Rua T 10, 12"),
    ("IT", "Via Card. Esempio 5", "Via Cardinale Esempio, 5"),
    ("IT", "Via Esempio km 12,500", "Via Esempio km 12.5"),
    ("MX", "Carr. Ejemplo Km 12.0", "Carretera Ejemplo, Km. 12"),
    ("GB", "133--135 Elm Street", "133-135 Elm St"),
    ("GB", "44 Great Jcn Street", "Great Junction Street, 44"),
    ("IN", "G 2, Super Mall 2", "No G 2, Super Mall 2"),
    ("IN", "Plot No D 9, Sample Colony, Sample Marg", "PN D 9 ,Sample Colony, Sample Marg"),
    ("US", "1082 E Larkspur St E", "1082 E Larkspur St"),
    ("US", "2003 N TX-1604-LOOP E", "2003 N Loop 1604 E"),
    ("US", "610 US-17-BUS", "610 US Highway 17 Business"),
    ("DE", "An der Musterbrücke 5", "A. d. Musterbrücke 5"),
    ("DE", "Muster Str. 5-7", "Musterstr. 5 u. 7"),
    ("IT", "Via Santa Esempio, 5", "Via S.ta Esempio 5"),
    ("MX", "Av. Ejemplo No. Ext. 12", "Avenida Ejemplo 12"),
    ("BR", "Rua Exemplo,nº12", "Rua Exemplo, 12"),
    ("BR", "Rod. SP-55 km 12", "Rodovia SP 55, Km 12"),
    ("IN", "Sample Mall, Sector 5", "Sample Mall, Sec-5"),
    ("MX", "Calle Ejemplo 211", "Calle Ejemplo 211 s/n"),
    ("IN", "Fox Complex, Elm Rd", "Fox Cplx, Elm Road"),
    ("IN", "12 MG Road", "12 Mahatma Gandhi Rd"),
    ("MX", "3 Norte 1204", "3 Nte. No. 1204"),
    ("MX", "5ta Avenida Norte 34", "5a Av. Norte 34"),
    ("MX", "5a Avenida Norte 34", "Quinta Avenida Norte 34"),
    ("MX", "Blvd. Ejemplo 12 Local 3", "Boulevard Ejemplo 12 L-3"),
    ("MX", "Av. Ejemplo 12 PB", "Avenida Ejemplo 12 Planta Baja"),
    ("MX", "Av. Ejemplo 12 Piso 4", "Avenida Ejemplo 12, 4o Piso"),
    ("MX", "Mz 3 Lt 5 Ejemplo", "Manzana 3 Lote 5, Ejemplo"),
    ("MX", "Periférico Sur 4118", "Anillo Periférico Sur 4118"),
    ("CO", "Calle 10 # 5A-22", "Calle 10 # 5 A - 22"),
    ("BR", "Rua 1º de Maio, 5", "Rua Primeiro de Maio, 5"),
    ("BR", "Avenida 1, 4", "Avenida Hum, 4"),
    ("BR", "Rodovia BR-101, Km 12", "Rod. BR 101, km 12, s/n"),
    ("BR", "Rua do Exemplo, 0012", "Rua do Exemplo, 12"),
    ("BR", "Rua da Exemplo, 5", "Rua do Exemplo, 5"),
    ("IT", "Via Dott. Esempio, 5", "Via Dottor Esempio 5"),
    ("IT", "Via F.lli Esempio, 5", "Via Fratelli Esempio 5"),
    ("IT", "Via I Maggio, 5", "Via Primo Maggio 5"),
    ("IT", "Via Roma 28 rosso", "Via Roma 28/r"),
    ("IT", "Strada Provinciale 5 km 3", "SP5 km 3"),
    ("IT", "Zona Industriale Esempio", "Z.I. Esempio"),
    ("FR", "Route Nationale 20", "N20"),
    ("FR", "RD 20", "D20"),
    ("ES", "Pol. Ind. Ejemplo, nave 5", "Polígono Industrial Ejemplo, Nave 5"),
    ("ES", "C.C. Ejemplo, Local 5", "Centro Comercial Ejemplo, Local 5"),
    ("ES", "P.º Ejemplo 5", "Paseo Ejemplo, 5"),
    ("DE", "Q 7, 24", "Q7 24"),
    ("US", "100 Main St Bldg 5", "100 Main St Building #5"),
    ("US", "N56W12345 Larkspur Rd", "N56 W12345 Larkspur Road"),
    ("AU", "Cnr Main St & Elm Rd", "Corner Main Street and Elm Road"),
    ("MY", "Lot 5, Tingkat 1, Plaza Contoh", "Lot 5, 1st Floor, Plaza Contoh"),
    ("JP", "4-8 見本町2丁目", "見本県見本市見本町２丁目４−８"),
    ("JP", "1-2-3, 見本町, 見本市", "見本県見本市見本町1-2-3"),
    ("JP", "2丁目4-8 見本町", "見本市見本町2-4-8"),
    ("JP", "見本市見本町1-2-3, 見本市, 見本県", "見本町1-2-3"),
    ("JP", "見本県見本島市西里172", "見本県見本島西里172"),
    ("JP", "中区高見5丁目8-15", "中央区高見5-8-15"),
    ("JP", "見本区見本が丘1-2-3", "見本区見本ケ丘1-2-3"),
    ("JP", "見本町2-4-8 101号室", "見本町2-4-8-101"),
    ("JP", "1 Chome-2-3 Mihoncho", "1-2-3 Mihoncho"),
    ("JP", "見本市見本町1-2-3", "見本県見本市見本町1-2-3 日本"),
    ("JP", "千代田区一番町5-3", "一番町5-3"),
    ("US", "100 NYS Route 9", "100 State Route 9"),
    ("US", "100 Farm Road 5", "100 FM 5"),
    ("US", "100 Hwy 62 412", "100 Highway 62/412"),
    ("TH", "99/1 ถนนตัวอย่าง ตำบลเมือง", "99/1 ถ.ตัวอย่าง ต.เมือง"),
    ("TH", "๙๙/๑ ถนนตัวอย่าง", "99/1 ถนนตัวอย่าง"),
    ("TH", "99/1 Moo 5, Sample Road", "99/1 M.5 Sample Rd."),
]


@pytest.mark.parametrize(("country", "ours", "theirs"), EQUIVALENT)
def test_a_difference_of_format_is_equivalent_both_ways(country, ours, theirs):
    assert verdict(ours, theirs, country)[0] is Kind.EQUIVALENT
    assert verdict(theirs, ours, country)[0] is Kind.EQUIVALENT


DIFFERENT = [
    ("US", "100 Main St", "101 Main St", "number"),
    ("US", "12A Main St Fl 2", "12 Main St Ste B", "number"),
    ("DE", "Beispielstr. 54 56", "Beispielstr. 54-58", "number"),
    ("DE", "Beispielstr. 54 56", "Beispielstr. 56 58", "number"),
    ("DE", "Straße 12 14", "Straße 12 16", "number"),
    ("DE", "Beispielstr. 54 96", "Beispielstr. 54-96", "street"),
    ("US", "100 Main St", "10 Main St", "number"),
    ("US", "100A Main St", "100B Main St", "number"),
    ("US", "100A Main St", "100 Main St", "number"),
    ("US", "10-14 Main St", "10-16 Main St", "number"),
    ("US", "10-14 Main St", "1014 Main St", "number"),
    ("US", "10-14 Main St", "11 Main St", "number"),
    ("US", "12 & 14 Main St", "12 & 16 & 18 Main St", "number-part"),
    ("US", "12 & 14 Main St", "16 & 18 Main St", "number"),
    ("US", "12 & 14 Main St", "16 Main St", "number"),
    ("US", "123 1/2 Main St", "123 1/4 Main St", "number"),
    ("US", "37-20 Prince St", "37-21 Prince St", "number"),
    ("US", "100 Main St", "100 Maine St", "street"),
    ("US", "100 Old Mill Rd", "100 Mill Rd", "street"),
    ("DE", "Neue Hauptstraße 1", "Hauptstraße 1", "street"),
    ("SE", "Norra Storgatan 1", "Storgatan 1", "street"),
    ("IT", "Via Giovanni XXIII, 19", "Via Giovanni 19", "street"),
    ("US", "33 St Agatha's Street", "33 St Agatha's Ave", "type"),
    ("US", "140 FM 1488", "140 Farm to Market Road 1489", "street"),
    ("US", "1627-1 Elm Rd", "1627 Elm Rd Ste 2", "number"),
    ("US", "31 Elm Blvd", "Harbor Mall, G-119 Elm Boulevard 32", "number"),
    ("US", "12 Elm St Ste 5", "5 Elm St Ste 12", "number"),
    ("CA", "4411 6 Street SE, #180", "181 4411 6 Street SE", "number"),
    ("FI", "Esimerkkikuja 3c", "Esimerkkikuja 3 D 25", "number"),
    ("AU", "1/2 Smith St", "1/3 Smith St", "number"),
    ("GB", "13 Canonlea, Jubilee Street", "12 Canonlea", "number"),
    ("US", "1901 Elm Blvd", "Nineteen oh two Elm Blvd", "number"),
    ("US", "100 Main St", "100 Main Ave", "type"),
    ("US", "100 N Main St", "100 S Main St", "direction"),
    ("US", "200 Avenue E", "200 Avenue F", "street"),
    ("US", "100 Main St Ste 200", "100 Main St Ste 201", "unit"),
    ("US", "100 Main St Ste 4A", "100 Main St Ste 4B", "unit"),
    ("US", "100 Main St Ste 200", "100 Main St, Pavilion 800", "figures"),
    ("US", "PO Box 12", "PO Box 13", "box"),
    ("US", "100 Main St", "PO Box 13", "box-for-street"),
    ("US", "8 US Hwy 50", "8 US Hwy 51", "street"),
    ("US", "Harbor Hall, Main St", "Town Museum, Main St", "place"),
    ("US", "Harbor Mall, 1 Main St", "Harbar Mall, 1 Main St", "place"),
    ("US", "12 Main St, Madison, WI 53703", "12 Main St, Madison, WI 53704", "place"),
    ("GB", "Phase 1, 12 High Street", "Phase 2, 12 High Street", "place"),
    ("DE", "Hauptstr. 12 a", "Hauptstr. 12 b", "number"),
    ("CZ", "Příkladná 299/1", "Příkladná 298/1", "number"),
    ("JP", "見本町3-28-3", "見本町3-28-4", "number"),
    ("JP", "見本町3-28-3", "別本町3-28-3", "street"),
    ("TH", "108/346 ถนนตัวอย่าง", "109/346 Tua Yang Road", "number"),
    ("IN", "Shop 4", "Shop 5", "unit"),
    ("JP", "〒787-0050 見本町2-9", "〒787-0051 見本町2-9", "place"),
    ("US", "1 Main St Ste 100 Ste 100", "1 Main St Ste 100 Ste 300", "unit"),
    ("US", "Eighth Street", "Eight Street", "street"),
    ("BR", "Rua do Exemplo, 1.120", "Rua do Exemplo, 1.121", "number"),
    ("BR", "Rua do Exemplo, 1120, 2° andar", "Rua do Exemplo, 1120, 3° andar", "unit"),
    ("CA", "9020 - 75 Street NW", "9020 - 76 Street NW", "street"),
    ("GB", "12 - 14 St Agatha Rd", "12 - 16 St Agatha Rd", "number"),
    ("US", "16-1119 Larkspur Dr", "16-1118 Larkspur Dr", "number"),
    ("US", "16-1119 Larkspur Dr", "1118 Larkspur Dr", "number"),
    ("US", "37-20 Larkspur St", "20 Larkspur St", "number"),
    ("DE", "Beispielgasse 16-1119", "Beispielgasse 1119", "number"),
    ("ES", "Carrer Exemple 5", "Calle Exemplo 5", "street"),
    ("ES", "Plaza Nueva 3", "Plaza Nuevo 3", "street"),
    ("JP", "見本市烏丸通御池下る見本町566", "見本市見本町567", "number"),
    ("US", "12 Larkspur St", "Linden Ave", "street"),
    ("US", "12 Larkspur St", "Larkspur St #13", "number"),
    ("SG", "193 Larkspur Rd #01-54", "#01-55, 193 Larkspur Rd", "unit"),
    ("SG", "193 Larkspur Rd #01-54", "#01-55 Harbor Village", "unit"),
    ("IT", "Via Esempio", "Via Esempio Alighieri, 19", "street"),
    ("IT", "Via Esempio Alighieri, 19", "Via Esompio", "street"),
    ("US", "12 Larkspur St", "Larkspurs", "street"),
    ("US", "12 Larkspur St", "Broadway", "street"),
    ("US", "12 Larkspur St", "Highway 50", "street"),
    ("US", "12 Old Mill Rd", "Mill Rd", "street"),
    ("US", "12 Larkspur St", "Avenue", "street"),
    ("SK", "Vzorova 42", "Ukazkova", "street"),
    ("US", "Larkspur Mall", "Linden Mall", "street"),
    ("IN", "Fox Tower, Elm Rd", "Fix Tower", "place"),
    ("US", "43.60622,-116.16276", "43.60122,-116.16276", "street"),
    ("US", "1 Main St PO Box 5", "1 Main St PO Box 6", "box"),
    ("US", "102 Elm St", "103 Elm St near 5th", "number"),
    ("US", "100 J Example Harbor Rd", "100 K Example Harbor Rd", "number"),
    ("GB", "Harbor House, High Street", "Ferry House, High Street", "place"),
    ("AU", "Level 3, Plaza 2, IFSC", "Level 3, Plaza 4, IFSC", "street"),
    ("AU", "Lot 139 Parcel, 139 Dohle Rd", "Lot 138 Parcel, 139 Dohle Rd", "unit"),
    ("AU", "Property 139 Dohle, 139 Dohle Rd", "Property 13 Dohle, 139 Dohle Rd", "place"),
    ("IN", "D. No. 13/79, Sample Road", "D. No. 13/78, Sample Road", "number"),
    ("IN", "B-12, Sample Colony", "B 13, Sample Colony", "number"),
    ("IN", "Sector 12, Sample Nagar", "Sector 13, Sample Nagar", "street"),
    ("IN", "4th Main, Fox Layout, Tower A1", "4th Main Road, Fox Layout, Tower A2", "unit"),
    ("MX", "3 Norte 1204", "4 Norte 1204", "street"),
    ("MX", "Av. Ejemplo 12 Piso 4", "Avenida Ejemplo 12, 5o Piso", "unit"),
    ("MX", "Blvd. Ejemplo 12 Local 3", "Boulevard Ejemplo 12 L-4", "unit"),
    ("CO", "Calle 10 # 5A-22", "Calle 10 # 5 B - 22", "number"),
    ("CO", "Calle 5A # 10-22", "Calle 5 # 10-22", "street"),
    ("BR", "Rodovia BR-101, Km 12", "Rod. BR 102, km 12", "street"),
    ("BR", "Rua Exemplo Silva, 5", "Rua Exemplo da Souza, 5", "street"),
    ("IT", "Via Roma 28 rosso", "Via Roma 28", "number"),
    ("DE", "Am Markt 3", "Im Markt 3", "street"),
    ("GB", "12 Elm Row", "12 Elms Row", "street"),
    ("MX", "Plaza Modelo Local 12", "Plaza Modelo Local 13", "unit"),
    ("GB", "56 Micholfox Street", "57 Micolfox St", "number"),
    ("GB", "56 Winsor Street", "56 Windsor St", "street"),
    ("BR", "Rua Exemplo,nº12", "Rua Exemplo, 13", "number"),
    ("DE", "Musterstr. 5 u. 7", "Musterstr. 5 u. 9", "number"),
    ("GB", "59 Larkspur Road", "The Triangle", "street"),
    ("BR", "Quadra 5 Conjunto A Lote 3", "QD 5 CJ B LT 3", "street"),
    ("IT", "Via Esempio km 12,500", "Via Esempio km 12.6", "number"),
    ("DE", "Fr.-Muster-Str. 1", "Friedrich-Beispiel-Str. 1", "street"),
    ("US", "12 Mar Larkspur Rd", "12 Marina Larkspur Rd", "street"),
    ("US", "300 1 E Larkspur St", "2 E Larkspur St", "number"),
    ("GB", "Harbor House 12 Elm Road", "Harbor House 13 Elm Road", "number"),
    ("GB", "12 Harbor House Elm Road", "13 Elm Road", "number"),
    ("JP", "4-8 見本町2丁目", "見本町2丁目4-9", "number"),
    ("JP", "中区高見5丁目8-15", "東区高見5-8-15", "street"),
    ("JP", "見本町2-4-8 101号室", "見本町2-4-8-102", "unit"),
    (
        "ES",
        "Carretera C-500, 46, Carretera General, 46",
        "Carretera C-500, 46, Carretera General, 46b",
        "place",
    ),
]


@pytest.mark.parametrize(("country", "ours", "theirs", "reason"), DIFFERENT)
def test_one_character_or_another_part_is_different(country, ours, theirs, reason):
    kind, reasons = verdict(ours, theirs, country)
    if reason == "number-part":
        assert kind in {Kind.DIFFERENT, Kind.INCOMPLETE}
        return
    assert kind is Kind.DIFFERENT
    assert reason in reasons
    assert verdict(theirs, ours, country)[0] is not Kind.EQUIVALENT


GRADES = [
    ("US", "100 Main St", "100 Main St Ste 5", Kind.VARIANT, ("unit-added",)),
    ("US", "100 Main St Ste 5", "100 Main St", Kind.INCOMPLETE, ("unit-missing",)),
    ("US", "100 Main St Fl 2", "100 Main St Ste 5", Kind.INCOMPLETE, ("unit-missing", "unit-added")),
    ("US", "100 Main St Fl 2", "100 Main St Ste 2", Kind.VARIANT, ("unit-word",)),
    ("US", "100 Main St Ste 5 & 6", "100 Main St Ste 5", Kind.INCOMPLETE, ("unit-missing",)),
    ("US", "100 N Main St", "100 Main St", Kind.INCOMPLETE, ("direction-missing",)),
    ("US", "100 Main St", "100 N Main St", Kind.VARIANT, ("direction-added",)),
    ("US", "100 Main St", "100 Main", Kind.VARIANT, ("type-missing",)),
    ("US", "100 Main", "100 Main St", Kind.VARIANT, ("type-added",)),
    ("US", "804 northpoint", "804 north point st.", Kind.VARIANT, ("type-added",)),
    ("US", "804 north point st.", "804 northpoint", Kind.VARIANT, ("type-missing",)),
    ("JP", "見本町3-28-3", "見本町3-28", Kind.INCOMPLETE, ("number-part",)),
    ("JP", "〒787-0050 見本町2-9", "見本町2-9", Kind.EQUIVALENT, ("format",)),
    ("IT", "Piazza V. Esempio, 2A", "Piazza Esempio 2 A", Kind.VARIANT, ("first-name-missing",)),
    ("IT", "Via F.M. Esempio, 6", "Via Franco Maria Esempio 6", Kind.VARIANT, ("initial",)),
    ("US", "100 Main St", "Main St", Kind.INCOMPLETE, ("number-missing",)),
    ("US", "Main St", "100 Main St", Kind.VARIANT, ("number-added",)),
    ("US", "10-14 Main St", "10 Main St", Kind.INCOMPLETE, ("number-part",)),
    ("US", "10-14 Main St", "12 Main St", Kind.INCOMPLETE, ("number-part",)),
    ("US", "10 Main St", "10-14 Main St", Kind.VARIANT, ("number-range",)),
    ("US", "12 & 14 Main St", "12 Main St", Kind.INCOMPLETE, ("number-part",)),
    ("US", "12 Main St", "12 & 14 Main St", Kind.VARIANT, ("number-range",)),
    ("CZ", "Příkladná 299/1", "Příkladná 299", Kind.INCOMPLETE, ("number-part",)),
    ("US", "100 Main St", "Harbor Mall, 100 Main St", Kind.VARIANT, ("building-added",)),
    ("US", "Harbor Mall, 100 Main St", "100 Main St", Kind.VARIANT, ("building-missing",)),
    ("US", "Harbor Mall, 100 Main St", "Ocean Plaza Center, 100 Main St", Kind.VARIANT, ("place",)),
    ("US", "100 Main St", "100 Main St near the park", Kind.VARIANT, ("cross-added",)),
    ("US", "9 W 24th St between 5th and 6th", "9 W 24th St", Kind.VARIANT, ("cross-missing",)),
    ("US", "100 Main St", "100 Main St 200 Oak Ave", Kind.VARIANT, ("building-added", "second")),
    ("US", "100 Main St PO Box 5", "100 Main St", Kind.INCOMPLETE, ("box-missing",)),
    ("US", "100 Main St", "100 Main St PO Box 5", Kind.VARIANT, ("box-added",)),
    ("US", "PO Box 5", "PO Box 5, 100 Main St", Kind.VARIANT, ("street-added",)),
    ("US", "PO Box 5, Main St", "PO Box 5", Kind.INCOMPLETE, ("street-missing",)),
    ("US", "12 Maple", "12 South Maple Avenue", Kind.VARIANT, ("direction-added", "type-added")),
    ("US", "12 South Maple Avenue", "12 Maple", Kind.INCOMPLETE, ("direction-missing", "type-missing")),
    ("", "1400 N. Larkspur Street", "1400 Larkspur St", Kind.INCOMPLETE, ("direction-missing",)),
    (
        "IT",
        "Via Franco Esempio, 31",
        "Via Esempio",
        Kind.INCOMPLETE,
        ("number-missing", "first-name-missing"),
    ),
    ("IT", "Via Esempio Alighieri, 19", "Via Esempio 19", Kind.VARIANT, ("first-name-missing",)),
    ("BR", "Rua Gerson Exemplo, 4", "Rua Gerson Exemplo da Silva, 4", Kind.VARIANT, ("first-name-added",)),
    ("GB", "12 Canonlea", "12 Canonlea, Jubilee Street", Kind.VARIANT, ("building-added",)),
    ("US", "12 Elm Rd Harbor Shopping Center", "12 Elm Rd", Kind.VARIANT, ("building-missing",)),
    ("FR", "3 Rue de l'Exemple", "1/3 rue de l'Exemple", Kind.VARIANT, ("number-range",)),
    ("AU", "4/281-283 Example Street", "4/283 Example Street", Kind.INCOMPLETE, ("number-part",)),
    ("FI", "Esimerkkikuja 3c", "Esimerkkikuja 3 C 25", Kind.VARIANT, ("unit-added",)),
    ("CA", "8430 128 St", "Unit - 23 8430 128 St", Kind.VARIANT, ("unit-added",)),
    ("US", "31 Elm Blvd", "Harbor Mall, G-119 Elm Boulevard 31", Kind.VARIANT, ("unit-added",)),
    ("PH", "Biga", "Brgy. Biga", Kind.VARIANT, ("building-added",)),
    ("IN", "Fox Complex, Elm Rd", "Fox Complex", Kind.INCOMPLETE, ("street-missing",)),
    ("IN", "Fox Complex", "Fox Complex, Elm Rd", Kind.VARIANT, ("street-added",)),
    ("US", "100 Donald J Example Blvd", "100 Donald Example Blvd", Kind.VARIANT, ("first-name-missing",)),
    ("IT", "Via Giovanni Esempio, 16", "Via G. Esempio 16", Kind.VARIANT, ("initial",)),
    ("IT", "Via Franco Maria Esempio, 6", "Via F.M. Esempio 6", Kind.VARIANT, ("initial",)),
    ("PL", "ulica Juliusza Przykładowego 43", "Przykładowego 43", Kind.VARIANT, ("first-name-missing",)),
    ("IT", "Corso Camillo Benso di Esempio, 21", "Corso Esempio 21", Kind.VARIANT, ("first-name-missing",)),
    ("TR", "Örnek Caddesi 82", "Deneme Mah. Örnek Cad. No:82", Kind.VARIANT, ("building-added",)),
    ("TH", "108/346 ถนนตัวอย่าง", "108/346 Tua Yang Road", Kind.UNCHECKABLE, ("script",)),
    ("RS", "Primerna Ulica 97", "Улица Образцова 97", Kind.UNCHECKABLE, ("script",)),
    ("IN", "Ground Floor", "Sample Complex, Sample Road", Kind.UNCHECKABLE, ("unparsed",)),
    ("IN", "Shop 4", "Shop 4, near the lake", Kind.VARIANT, ("cross-added",)),
    ("ES", "Carrer Major 5", "Calle Mayor 5", Kind.VARIANT, ("street-language",)),
    ("ES", "Plaza del Ayuntamiento, 6", "Plaça de l'Ajuntament, 6", Kind.VARIANT, ("street-language",)),
    ("ES", "Calle Mayor 5, 2º", "Carrer Major 5", Kind.INCOMPLETE, ("unit-missing", "street-language")),
    ("RS", "Vožda Primera 97", "Улица Вожда Примера 97", Kind.VARIANT, ("type-added",)),
    ("US", "16-1119 Larkspur Dr", "1119 Larkspur Dr", Kind.INCOMPLETE, ("number-part",)),
    ("US", "1119 Larkspur Dr", "16-1119 Larkspur Dr", Kind.VARIANT, ("number-range",)),
    ("NL", "A99 10", "Rijksweg A99 Oost", Kind.INCOMPLETE, ("number-missing", "direction-added")),
    ("JP", "見本市烏丸通御池下る見本町566", "見本市見本町566", Kind.VARIANT, ("cross-missing",)),
    ("JP", "見本市見本町566", "見本市烏丸通御池下ル見本町566", Kind.VARIANT, ("cross-added",)),
    ("IT", "Via Franco Esempio, 212", "Via Esempio 212- Quarto", Kind.VARIANT, ("first-name-missing",)),
    ("BR", "Rua do Exemplo, 1270", "Rua", Kind.INCOMPLETE, ("number-missing", "street-missing")),
    ("MX", "Callejón Ejemplo 65", "Centro", Kind.INCOMPLETE, ("street-missing", "building-added")),
    ("US", "12 Larkspur St", "Harbor Mall", Kind.INCOMPLETE, ("street-missing", "building-added")),
    ("US", "12 Larkspur St", "Shop 4, Harbor Mall", Kind.INCOMPLETE, ("street-missing", "unit-added")),
    ("SG", "193 Larkspur Rd", "#01-54 Harbor Village", Kind.INCOMPLETE, ("street-missing", "unit-added")),
    ("IT", "Via Esempio Alighieri, 19", "Via Esempio", Kind.INCOMPLETE, ("first-name-missing",)),
    ("US", "12 Larkspur St", "Ground Floor, Harbor Mall", Kind.INCOMPLETE, ("street-missing",)),
    ("CA", "9020 75 St NW", "9020 - 75 Street NW Suite 4", Kind.VARIANT, ("unit-added",)),
    ("US", "Larkspur St", "Ferry Bay", Kind.INCOMPLETE, ("street-missing", "building-added")),
    ("GB", "12 St Andrew Square", "12 St Andrew's Square", Kind.VARIANT, ("plural",)),
    ("GB", "12 St. James's Street", "12 St James Street", Kind.VARIANT, ("plural",)),
    ("US", "300 1 E Larkspur St", "1 E Larkspur St", Kind.INCOMPLETE, ("unit-missing",)),
    ("US", "1 E Larkspur St", "300 1 E Larkspur St", Kind.VARIANT, ("unit-added",)),
    ("JP", "見本通(南)3丁目南7-13", "見本通3丁目南7-13", Kind.VARIANT, ("building-missing",)),
    ("GB", "59 Larkspur Road", "The Fox Centre", Kind.INCOMPLETE, ("street-missing",)),
    ("GB", "Longfox House Elm Place", "Elm Place", Kind.VARIANT, ("building-missing",)),
    ("GB", "Elm Link, 50", "50 Elm Link, A720 City Bypass", Kind.VARIANT, ("building-added",)),
    ("GB", "St Andrew Square, 23", "St Andrews Square", Kind.INCOMPLETE, ("number-missing", "plural")),
    ("DE", "Fr.-Muster-Str. 1", "Friedrich-Muster-Straße 1", Kind.VARIANT, ("initial",)),
    ("IT", "Via P. Esempio 5", "Via Padre Esempio, 5", Kind.VARIANT, ("initial",)),
    ("DE", "Musterstr. 5 12345 Musterstadt", "Musterstraße 5", Kind.VARIANT, ("building-missing",)),
    ("FR", "12 rue Exemple 75001 Paris", "12 rue Exemple", Kind.VARIANT, ("building-missing",)),
    ("IT", "Via Esempio 5 - 00100 Roma", "Via Esempio 5", Kind.VARIANT, ("building-missing",)),
    ("MX", "Calle Ejemplo 5 Col. Centro C.P. 06000", "Calle Ejemplo 5", Kind.VARIANT, ("building-missing",)),
    ("MX", "Plaza Modelo Local 12", "Plaza Modelo, Loc. 12, Av. Ejemplo", Kind.VARIANT, ("street-added",)),
    ("GB", "56-58 Micholfox Street", "56-58 Micolfox St", Kind.VARIANT, ("spelling",)),
    ("MX", "Calle Paloviccini 2254", "Paloviccini 2254", Kind.VARIANT, ("type-missing",)),
    ("MX", "Calle Ejemplo Palovicini 2254", "Ejemplo Paloviccini 2254", Kind.VARIANT, ("spelling",)),
    ("IT", "Via Jurij Esempio, 216", "Via Yuri Esempio 216", Kind.VARIANT, ("spelling",)),
    ("US", "12 Larkspur St, Phillips Tower", "12 Larkspur St, Philips Tower", Kind.VARIANT, ("spelling",)),
    ("JP", "一番町16-1", "一番町", Kind.INCOMPLETE, ("number-missing",)),
    ("JP", "見本区見本1-2-3 1-2F", "見本区見本1-2-3", Kind.INCOMPLETE, ("unit-missing",)),
    ("KR", "견본로 12, 3층", "견본로 12", Kind.INCOMPLETE, ("unit-missing",)),
    ("IN", "Fox Tower, Elm Road, Samplepur", "Fox Towers", Kind.INCOMPLETE, ("plural", "street-missing")),
    ("GB", "Unit 2, Fox Mill Park", "Unit 2, Fox Mill Centre Park", Kind.VARIANT, ("type-added",)),
    ("GB", "Unit 5 Harbor House 12 Elm Road", "12 Elm Road", Kind.INCOMPLETE, ("unit-missing",)),
    ("GB", "12 Harbor House Elm Road", "12 Elm Road", Kind.VARIANT, ("building-missing",)),
    ("DE", "Hauptstr. 3 Musterdorf", "Hauptstr. 3", Kind.VARIANT, ("building-missing",)),
    ("DE", "Musterstr. 12 c/o Beispiel", "Musterstr. 12", Kind.VARIANT, ("building-missing",)),
    ("DE", "Am Markt 3", "Markt 3", Kind.VARIANT, ("small-word-missing",)),
    ("DE", "Markt 3", "Am Markt 3", Kind.VARIANT, ("small-word-added",)),
    ("FR", "Rue des Tilleuls", "Rue des Tilleuls Exemplan", Kind.VARIANT, ("first-name-added",)),
    ("MX", "3 Norte", "3 Norte 1204", Kind.VARIANT, ("number-added",)),
    ("MX", "Calle 3 Norte 1204", "3 Norte 1204", Kind.VARIANT, ("type-missing",)),
    (
        "BR",
        "Rua Luiza Pedro R. da Mostra, 40",
        "Rua Luiza De Pedro Rodrigues Da, 40",
        Kind.VARIANT,
        ("initial",),
    ),
    ("IT", "Via Roma 5, Piano Terra", "Via Roma 5", Kind.INCOMPLETE, ("unit-missing",)),
    ("BR", "Av. Exemplo Mostra 12 Galpão 3", "Av. Exemplo Mostra, 12", Kind.INCOMPLETE, ("unit-missing",)),
    ("TH", "99 Larkspur 5", "99 Larkspur Soi 5", Kind.VARIANT, ("type-added",)),
    ("JP", "見本町2-4-8 見本ビル 101", "見本町2-4-8", Kind.INCOMPLETE, ("unit-missing",)),
    (
        "IN",
        "No 22, 4th Main, Fox Layout, Sample Nagar",
        "4th Main Road, Fox Layout 2nd Stage",
        Kind.INCOMPLETE,
        ("number-missing", "place"),
    ),
    ("US", "?", "100 Main St", Kind.UNCHECKABLE, ("unparsed",)),
    ("US", "!", "?", Kind.EQUIVALENT, ("format",)),
]


@pytest.mark.parametrize(("country", "ours", "theirs", "kind", "reasons"), GRADES)
def test_more_less_and_unreadable_lines_are_graded(country, ours, theirs, kind, reasons):
    found = verdict(ours, theirs, country)
    assert found[0] is kind
    assert set(reasons) <= set(found[1])


def test_a_cyrillic_street_meets_its_romanisation():
    assert verdict("улица Ленина 5", "ulitsa Lenina 5", "RU")[0].value in {"equivalent", "variant"}


def test_character_for_character_is_the_same():
    assert verdict("100 Main St", "100 Main St") == (Kind.SAME, ())


def test_a_unit_apart_is_worth_the_same_as_one_in_the_line():
    apart = Address(street="100 Main St", unit="Suite 5")
    assert verdict(apart, "100 Main St Ste 5")[0] is Kind.EQUIVALENT
    assert verdict(apart, "100 Main St, Suite 5") == (Kind.SAME, ())


def test_a_city_repeated_in_the_line_is_no_building():
    ours = Address(street="9 Beispielgasse", city="Bad Beispiel")
    theirs = Address(street="9 Beispielgasse, Bad Beispiel", city="Bad Beispiel")
    assert verdict(ours, theirs, "AT")[0] is Kind.EQUIVALENT


@pytest.mark.parametrize("store", ["Harbor Grocers", "(Harbor Vestibule)"])
def test_a_store_that_reads_like_a_city_is_told(store):
    ours = Address(street=f"75 Elm St, {store}", city="Springfield", region="NJ")
    theirs = Address(street="75 Elm St", city="Springfield", region="NJ")
    assert verdict(ours, theirs) == (Kind.VARIANT, ("building-missing",))
    assert verdict(theirs, ours) == (Kind.VARIANT, ("building-added",))


def test_city_state_and_zip_behind_the_street_are_not_told():
    ours = Address(street="75 Elm St, Springfield, New Jersey 07081, USA", city="Springfield", region="NJ")
    theirs = Address(street="75 Elm St", city="Springfield", region="NJ")
    assert verdict(ours, theirs)[0] is Kind.EQUIVALENT


def test_a_listing_that_gives_only_the_city_for_a_street_leaves_the_street_out():
    ours = Address(street="12 Larkspur St", city="Ferry Bay")
    theirs = Address(street="Ferry Bay", city="Ferry Bay")
    assert verdict(ours, theirs) == (Kind.INCOMPLETE, ("number-missing", "street-missing"))


def test_a_place_of_ours_is_no_street_that_the_listing_leaves_out():
    assert verdict("Harbor Mall", "12 Larkspur St")[0] is Kind.DIFFERENT


def test_a_postcode_inside_the_line_is_no_figure_that_differs():
    ours = Address(street="Örnek Caddesi, 18320, Merkez", city="Örnekköy", postcode="18320")
    theirs = Address(street="Örnek Cad. No:1", city="Örnekköy", postcode="18320")
    assert verdict(ours, theirs, "TR")[0] is Kind.VARIANT


def test_a_city_repeated_in_the_street_is_no_other_street():
    ours = Address(street="Jalan Contoh", city="Banyuwangi")
    theirs = Address(street="Jl Contoh Banyuwangi", city="Banyuwangi")
    assert verdict(ours, theirs, "ID")[0] is Kind.EQUIVALENT


def test_the_listings_country_serves_where_ours_is_unknown():
    judged = judge(
        Address(street="Hauptstr. 1"), Address(street="Hauptstraße 1"), Context(listing_country="DE")
    )
    assert judged.kind is Kind.EQUIVALENT


def test_both_values_stand_in_the_reason():
    judged = judge(Address(street="100 Main St"), Address(street="101 Main St"), Context(country="US"))
    assert dict(judged.reasons[0].params) == {"ours": "100", "theirs": "101"}


@given(st.text(max_size=40), st.text(max_size=40), st.sampled_from(["US", "DE", "JP", "TH", "ES", ""]))
def test_no_text_makes_the_judge_raise(ours, theirs, country):
    assert verdict(ours, theirs, country)[0] in Kind


@given(st.integers(1, 9999), st.integers(1, 9999), st.sampled_from(["St", "Ave", "Blvd"]))
def test_two_house_numbers_agree_only_when_they_are_equal(one, other, kind):
    found, _ = verdict(f"{one} Larkspur {kind}", f"{other} larkspur {kind}.")
    assert (found is Kind.DIFFERENT) == (one != other)


@pytest.mark.parametrize("field", FIELDS)
def test_reasons_given_are_listed_and_reasons_listed_are_given(field):
    package = ROOT / "listaudit"
    table = package / "model" / "reasons" / f"{field}.toml"
    listed = set(tomllib.loads(table.read_text(encoding="utf-8")))
    source = "".join(file.read_text(encoding="utf-8") for file in (package / "compare").glob(f"{field}*.py"))
    assert set(re.findall(rf'"({field}\.[a-z0-9-]+)"', source)) == listed
