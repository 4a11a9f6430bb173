namespace Disbursement.Formats.Encodings;

/// <summary>Turns pieces of a text in one encoding into UTF-8.</summary>
internal interface ITextDecoder
{
    /// <summary>The 1-based line that is damaged or in another encoding; none as long as the text reads.</summary>
    int? DamagedLine { get; }

    /// <summary>Decodes as much as can be: whole letters and, where it matters, whole words.</summary>
    /// <param name="bytes">The piece.</param>
    /// <param name="isLast">Nothing follows.</param>
    /// <returns>UTF-8, valid until the next call, and how many bytes were taken.</returns>
    (ReadOnlyMemory<byte> Text, int Taken) Decode(ReadOnlySpan<byte> bytes, bool isLast);
}
