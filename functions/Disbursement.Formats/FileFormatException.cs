namespace Disbursement.Formats;

/// <summary>Why a file as a whole cannot be used. Stored by name; append only.</summary>
public enum FileProblem
{
    /// <summary>It is no well-formed document of its kind.</summary>
    NotReadable,

    /// <summary>It is a document of another kind or version.</summary>
    WrongKind,

    /// <summary>Something every such file has is missing.</summary>
    Missing,

    /// <summary>A value is not of its form.</summary>
    ValueInvalid,

    /// <summary>The declared count is not the count of its rows.</summary>
    CountDiffers,

    /// <summary>The declared sum is not the sum of its rows.</summary>
    SumDiffers,

    /// <summary>One payment stands in it twice.</summary>
    Duplicate,
}

/// <summary>A file cannot be used as a whole. What it says names elements and numbers, never a person.</summary>
/// <param name="problem">What is wrong.</param>
/// <param name="where">The element or column, as the format names it; may be empty.</param>
/// <param name="line">The 1-based line, 0 when it has none.</param>
/// <param name="inner">The reader's own exception, if any.</param>
public sealed class FileFormatException(FileProblem problem, string where, int line = 0, Exception? inner = null)
    : Exception($"{problem} at '{where}', line {line}.", inner)
{
    /// <summary>What is wrong.</summary>
    public FileProblem Problem { get; } = problem;

    /// <summary>The element or column.</summary>
    public string Where { get; } = where;

    /// <summary>The 1-based line, 0 when it has none.</summary>
    public int Line { get; } = line;
}
