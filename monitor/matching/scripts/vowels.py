"""Latin spellings of usual Arabic and Persian names, whose short vowels are not written and cannot be guessed.

The words are written as in ``writing.written``, without the article. Add to them freely.
"""

from __future__ import annotations

from monitor.matching.folding import fold

#: The first spelling is the usual one; Persian and Arabic ways stand beside each other.
NAMES: dict[str, tuple[str, ...]] = {
    written: tuple(spellings.split())
    for written, spellings in (
        ("محمد", "Mohammad Mohammed Muhammad Mohamed"), ("احمد", "Ahmad Ahmed"), ("محمود", "Mahmoud Mahmud"),
        ("حسن", "Hassan Hasan"), ("حسین", "Hossein Hussein Hussain"), ("علی", "Ali"), ("رضا", "Reza Rida"),
        ("مهدی", "Mehdi Mahdi"), ("امیر", "Amir"), ("سعید", "Saeed Said Saeid"), ("مجید", "Majid"), ("حمید", "Hamid"),
        ("وحید", "Vahid Wahid"), ("ناصر", "Nasser Naser"), ("نصر", "Nasr"), ("یوسف", "Yousef Youssef Yusuf"),
        ("ابراهیم", "Ebrahim Ibrahim"), ("اسماعیل", "Esmail Ismail"), ("مصطفی", "Mostafa Mustafa"), ("کریم", "Karim"),
        ("کریمی", "Karimi"), ("عمر", "Omar Umar"), ("عثمان", "Osman Othman"), ("خالد", "Khaled Khalid"),
        ("طارق", "Tareq Tarek Tariq"), ("سلمان", "Salman"), ("سلیمان", "Soleiman Suleiman"),
        ("داود", "Davoud Dawood"), ("قاسم", "Ghasem Qassem Qasem"), ("عباس", "Abbas"), ("اکبر", "Akbar"),
        ("اصغر", "Asghar"), ("جعفر", "Jafar"), ("صادق", "Sadegh Sadiq"), ("صالح", "Saleh"), ("صالحی", "Salehi"),
        ("نرگس", "Narges Nargess"), ("نرجس", "Narges Narjes"), ("محمدی", "Mohammadi Mohamadi"), ("نسرین", "Nasrin"),
        ("ستوده", "Sotoudeh Sotudeh"), ("زهرا", "Zahra"), ("فاطمه", "Fatemeh Fatima"), ("مریم", "Maryam Mariam"),
        ("زینب", "Zeinab Zainab Zaynab"), ("مهسا", "Mahsa"), ("ژینا", "Jina Zhina"), ("امینی", "Amini"),
        ("نازنین", "Nazanin"), ("شیرین", "Shirin"), ("عبادی", "Ebadi"), ("سپیده", "Sepideh"),
        ("قلیان", "Gholian Qolian"), ("بهاره", "Bahareh"), ("هدایت", "Hedayat"), ("گلرخ", "Golrokh"),
        ("ایرایی", "Iraee"), ("اتنا", "Atena"), ("دایمی", "Daemi"), ("لیلا", "Leila Layla"), ("لیلی", "Leili Layla"),
        ("سارا", "Sara"), ("ساره", "Sara Sarah"), ("مینا", "Mina"), ("توماج", "Toomaj Tomaj"), ("مجتبی", "Mojtaba"),
        ("محسن", "Mohsen Muhsin"), ("مسعود", "Masoud Massoud"), ("منصور", "Mansour Mansoor"),
        ("کاظم", "Kazem Kadhim"), ("جواد", "Javad Jawad"), ("هاشم", "Hashem Hashim"), ("رفسنجانی", "Rafsanjani"),
        ("خامنیی", "Khamenei"), ("خامنهای", "Khamenei"), ("روحانی", "Rouhani Rohani"), ("رییسی", "Raisi"),
        ("موسوی", "Mousavi Moussavi"), ("کروبی", "Karroubi"), ("رجایی", "Rajaei"), ("احمدی", "Ahmadi"),
        ("حسینی", "Hosseini Husseini"), ("رضایی", "Rezaei Rezaee"), ("هاشمی", "Hashemi"), ("جعفری", "Jafari"),
        ("کاظمی", "Kazemi"), ("صادقی", "Sadeghi"), ("اکبری", "Akbari"), ("مرادی", "Moradi"), ("علیزاده", "Alizadeh"),
        ("طاهری", "Taheri"), ("قاسمی", "Ghasemi Qasemi"), ("رحیمی", "Rahimi"), ("نوری", "Nouri Noori"),
        ("عزیزی", "Azizi"), ("سلطانی", "Soltani"), ("ابراهیمی", "Ebrahimi"), ("شریفی", "Sharifi"),
        ("فرهادی", "Farhadi"), ("اصغری", "Asghari"), ("پناهی", "Panahi"), ("رسولی", "Rasouli"), ("زاری", "Zari"),
        ("ولیان", "Valian"), ("شیخ", "Sheikh Shaikh"), ("علا", "Alaa Ala"), ("فتاح", "Fattah"), ("سیسی", "Sisi"),
        ("اسد", "Assad Asad"), ("بشار", "Bashar"), ("جمال", "Jamal Gamal"), ("خاشقجی", "Khashoggi"),
        ("لجین", "Loujain Lujain"), ("هذلول", "Hathloul Hathlul"), ("رایف", "Raif"), ("بدوی", "Badawi"),
        ("نبیل", "Nabeel Nabil"), ("رجب", "Rajab"), ("خواجه", "Khawaja"), ("زینه", "Zeina"), ("مالک", "Malek Malik"),
        ("مرسی", "Morsi Mursi"), ("مبارک", "Mubarak"), ("عدنان", "Adnan"), ("بلال", "Bilal Belal"),
        ("حمزه", "Hamza Hamzeh"), ("ایمن", "Ayman"), ("اسامه", "Osama Usama"), ("ولید", "Walid Waleed"),
        ("رشید", "Rashid Rashed"), ("فیصل", "Faisal Faysal"), ("فهد", "Fahd Fahad"), ("سعود", "Saud Saoud"),
        ("نواف", "Nawaf"), ("طلال", "Talal"), ("هیثم", "Haitham Haytham"), ("ماجد", "Majed Majid"),
        ("زیاد", "Ziad Ziyad"), ("زیات", "Zayat Zayyat"), ("سامی", "Sami Samy"), ("عادل", "Adel Adil"),
        ("هشام", "Hisham Hesham"), ("انور", "Anwar"), ("صدام", "Saddam"), ("قذافی", "Gaddafi Qaddafi"),
        ("معمر", "Muammar Moammar"), ("رفیق", "Rafik Rafiq"), ("حریری", "Hariri"), ("سعد", "Saad"),
        ("جبران", "Gibran Gebran"), ("مروان", "Marwan"), ("برغوثی", "Barghouti"), ("برغوتی", "Barghouti"),
        ("هنیه", "Haniyeh"), ("سنوار", "Sinwar"), ("نصرالله", "Nasrallah"), ("نصراله", "Nasrallah"), ("سنا", "Sanaa"),
        ("سیف", "Seif Saif"), ("سویف", "Soueif"), ("باقر", "Baqir Bagher"), ("عبدله", "Abdullah Abdallah"),
        ("عبدرحمن", "Abdulrahman Abdelrahman"), ("عبدعزیز", "Abdulaziz Abdelaziz"),
        ("عبدکریم", "Abdulkarim Abdelkarim"), ("عبدفتاح", "Abdel-Fattah Abdelfattah"),
        ("عبدناصر", "Abdel-Nasser Abdelnasser"), ("عبدهادی", "Abdulhadi"), ("عبدمجید", "Abdulmajid Abdelmajid"),
        ("عبدخالق", "Abdulkhaleq"),
    )
}  # fmt: skip

_BY_SPELLING: dict[str, list[str]] = {}
for _written, _spellings in NAMES.items():
    for _spelling in _spellings:
        _BY_SPELLING.setdefault(fold(_spelling), []).append(_written)


def spellings_of(written: str) -> list[str]:
    """The usual Latin spellings, folded, of a name in Arabic script; none for one that is not known."""
    return [fold(spelling) for spelling in NAMES.get(written, ())]


def written_as(spelling: str) -> list[str]:
    """The names in Arabic script that a folded Latin word may spell; none for one that is not known."""
    return _BY_SPELLING.get(spelling, [])
