namespace Disbursement.Core.Text.Encodings;

/// <summary>How sure an encoding is.</summary>
public enum EncodingCertainty
{
    /// <summary>One encoding reads well and every other clearly worse.</summary>
    Certain,

    /// <summary>The officer named the encoding, and the text can be read in it.</summary>
    Stated,

    /// <summary>Several encodings read alike well: a person has to say.</summary>
    Uncertain,

    /// <summary>The officer named an encoding in which the text cannot be read.</summary>
    Contradicted,

    /// <summary>No encoding reads well.</summary>
    Unreadable,
}

/// <summary>What encoding some bytes are in.</summary>
/// <param name="Certainty">How sure that is.</param>
/// <param name="Kind">The encoding, or the one to show first; meaningless when unreadable.</param>
/// <param name="Candidates">All encodings that may be, best first.</param>
/// <param name="Fit">How the words read in <paramref name="Kind"/>; each different word counts once.</param>
public sealed record EncodingVerdict(
    EncodingCertainty Certainty, TextEncodingKind Kind, IReadOnlyList<TextEncodingKind> Candidates, TextFit Fit)
{
    /// <summary>Tells whether the bytes may be decoded.</summary>
    public bool IsDecided => Certainty is EncodingCertainty.Certain or EncodingCertainty.Stated;
}
