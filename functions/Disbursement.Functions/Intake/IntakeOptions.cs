using System.ComponentModel.DataAnnotations;

namespace Disbursement.Functions.Intake;

/// <summary>How lists are read. Section <c>Intake</c>.</summary>
public sealed record IntakeOptions
{
    /// <summary>The largest file taken, in bytes.</summary>
    /// <value>Default 512 MiB; 1 KiB to 4 GiB.</value>
    [Range(1_024, 4_294_967_296)]
    public long FileBytesMax { get; init; } = 512L * 1024 * 1024;

    /// <summary>The most rows of one file.</summary>
    /// <value>Default 2,000,000; 1 to 10,000,000.</value>
    [Range(1, 10_000_000)]
    public int RowsMax { get; init; } = 2_000_000;

    /// <summary>How long a file may stay unanswered before the sweep reads it, in seconds.</summary>
    /// <value>Default 120; 1 to 86,400.</value>
    [Range(1, 86_400)]
    public int UnansweredSeconds { get; init; } = 120;
}
