using System.ComponentModel.DataAnnotations;

namespace Disbursement.Functions.Settlement;

/// <summary>How results are taken. Section <c>Settlement</c>.</summary>
public sealed record SettlementOptions
{
    /// <summary>The secret that the providers' message keys are derived from, base64, at least 32 bytes.</summary>
    /// <value>Empty: no message is trusted; result files still are, since their place says who wrote them.</value>
    public string MessageKey { get; init; } = "";

    /// <summary>Days after its approval at which an unanswered file is overdue and its provider is reminded.</summary>
    /// <value>Default 10; 1 to 60.</value>
    [Range(1, 60)]
    public int AnswerWithinDays { get; init; } = 10;

    /// <summary>The largest result file taken, in bytes; a larger one is refused and the provider is asked to split it.</summary>
    /// <value>Default 64 MiB; 1 KiB to 1 GiB.</value>
    [Range(1024, 1024 * 1024 * 1024)]
    public int ResultFileBytesMax { get; init; } = 64 * 1024 * 1024;

    /// <summary>Memory for indexes by EndToEndId, in bytes.</summary>
    /// <value>Default 64 MiB; 1 MiB to 1 GiB.</value>
    [Range(1024 * 1024, 1024 * 1024 * 1024)]
    public int IndexBytesMax { get; init; } = 64 * 1024 * 1024;
}
