namespace Disbursement.Core.Text.Encodings;

/// <summary>How a text's bytes stand for letters, as far as office files in Vietnam use it (DOMAIN 7).</summary>
public enum TextEncodingKind
{
    /// <summary>UTF-8, with or without a byte order mark.</summary>
    Utf8,

    /// <summary>UTF-16, low byte first: what Windows programs call "Unicode".</summary>
    Utf16LittleEndian,

    /// <summary>UTF-16, high byte first.</summary>
    Utf16BigEndian,

    /// <summary>TCVN3 (ABC), fonts <c>.Vn…</c>.</summary>
    Tcvn3,

    /// <summary>VNI-Windows, fonts <c>VNI-…</c>.</summary>
    Vni,

    /// <summary>VISCII 1.1.</summary>
    Viscii,

    /// <summary>Windows-1258: letters followed by tone marks.</summary>
    Windows1258,

    /// <summary>UTF-8 that a program took for Windows-1252 and saved so: <c>Nguyá»…n</c>.</summary>
    Utf8As1252,
}
