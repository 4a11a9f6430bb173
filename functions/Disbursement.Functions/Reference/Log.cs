using Microsoft.Extensions.Logging;

namespace Disbursement.Functions.Reference;

/// <summary>What the reference data say. Event ids 8xx.</summary>
internal static partial class Log
{
    [LoggerMessage(800, LogLevel.Error,
        "reference/unit_successors.csv is not valid, so the shipped map stands in. {Count} errors: {Errors}")]
    public static partial void SuccessorsNotValid(this ILogger logger, int count, string errors);
}
