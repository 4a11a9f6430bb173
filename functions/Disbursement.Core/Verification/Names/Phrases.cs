namespace Disbursement.Core.Verification.Names;

/// <summary>The words that banks and offices write around a name, upper case without marks.</summary>
internal static class Phrases
{
    /// <summary>Titles before a name. BA is also the family Bá: a title only counts when the rest is equal.</summary>
    public static IReadOnlyList<string[]> Titles { get; } = Split(
        "ONG", "BA", "CU", "ANH", "CHI", "CO", "CHU", "BAC", "DI", "CAU", "EM", "CHAU", "BE", "THAY", "BS", "TS", "THS",
        "KH", "KHACH HANG", "MR", "MRS", "MS", "MISS", "MDM", "MADAM", "MASTER", "CHU TK", "CHU TAI KHOAN", "HO TEN");

    /// <summary>Titles behind a name, as airlines and card makers write them.</summary>
    public static IReadOnlyList<string[]> TitlesBehind { get; } = Split("MR", "MRS", "MS", "MISS");

    /// <summary>What an account is for, before or behind its owner's name.</summary>
    public static IReadOnlyList<string[]> Notes { get; } = Split(
        "TAI KHOAN LUONG", "TK LUONG", "LUONG HUU", "LUONG HUU TRI", "HUU TRI", "TRO CAP", "TRO CAP XA HOI", "TCXH",
        "BAO TRO XA HOI", "BTXH", "BHXH", "NCC", "NGUOI CO CONG", "TAI KHOAN THANH TOAN", "TK THANH TOAN", "TGTT",
        "TKTT", "TIEN GUI THANH TOAN", "TIEN GUI", "TIET KIEM", "TAI KHOAN CA NHAN", "TK CA NHAN", "TKCN", "CA NHAN",
        "TAI KHOAN", "TK", "THE ATM", "ATM", "VND", "AN SINH XA HOI", "ASXH");

    /// <summary>
    /// A household business: by law it is the natural person who answers for it, so under the payee's own name it is
    /// close, and a person asks whether the money may go there (Decree 01/2021/NĐ-CP art. 79).
    /// </summary>
    public static IReadOnlyList<string[]> Businesses { get; } = Split(
        "HO KINH DOANH", "HO KD", "HKD", "CUA HANG", "SHOP", "TIEM", "TAP HOA", "TIEM TAP HOA", "DAI LY", "CO SO");

    /// <summary>A legal person, or an enterprise the law treats as one.</summary>
    public static IReadOnlyList<string[]> Organisations { get; } = Split(
        "CONG TY", "CTY", "CT TNHH", "CTCP", "DNTN", "DOANH NGHIEP", "HTX", "HOP TAC XA", "UBND", "UY BAN NHAN DAN",
        "HOI NGUOI CAO TUOI", "HOI CUU CHIEN BINH", "HOI CHU THAP DO", "TRUNG TAM", "CHI NHANH", "NGAN HANG");

    /// <summary>What parts a ward from a guardian.</summary>
    public static IReadOnlyList<string[]> Guardians { get; } = Split(
        "NGUOI GIAM HO CHO", "NGUOI GIAM HO", "GIAM HO CHO", "GIAM HO", "NGUOI DAI DIEN", "DAI DIEN CHO", "DAI DIEN",
        "DDPL", "NGH", "GH", "ME CUA", "CHA CUA", "BO CUA", "CON CUA", "CON BA", "CON ONG", "CHAU BA", "CHAU ONG");

    /// <summary>What parts owners: words. VA and HOAC stand between two names, VO CHONG before them.</summary>
    public static IReadOnlyList<string[]> Joints { get; } = Split(
        "VA VO LA", "VA CHONG LA", "VA VO", "VA CHONG", "VO CHONG", "VC", "VA", "HOAC", "CUNG", "AND", "OR");

    /// <summary>Whether the phrase stands in the words at this place.</summary>
    public static bool StandsAt(string[] words, int at, string[] phrase) =>
        at >= 0 && at + phrase.Length <= words.Length && words.AsSpan(at, phrase.Length).SequenceEqual(phrase);

    /// <summary>The longest phrase at this place, in words; 0 for none.</summary>
    public static int LengthAt(string[] words, int at, IReadOnlyList<string[]> phrases) => phrases
        .Where(phrase => StandsAt(words, at, phrase))
        .Select(static phrase => phrase.Length)
        .DefaultIfEmpty(0)
        .Max();

    /// <summary>The longest phrase that ends the words; 0 for none.</summary>
    public static int LengthAtEnd(string[] words, IReadOnlyList<string[]> phrases) => phrases
        .Where(phrase => StandsAt(words, words.Length - phrase.Length, phrase))
        .Select(static phrase => phrase.Length)
        .DefaultIfEmpty(0)
        .Max();

    private static string[][] Split(params string[] phrases) => [.. phrases.Select(static phrase => phrase.Split(' '))];
}
