namespace Disbursement.Functions.Storage;

/// <summary>What can be set aside as poison. Stored and documented in the runbook: append, never rename.</summary>
public static class PoisonCodes
{
    /// <summary>A list that brings its reader down.</summary>
    public const string ListFile = "poison.list-file";

    /// <summary>A result file that brings its reader down.</summary>
    public const string ResultFile = "poison.result-file";

    /// <summary>A message that was given out again and again and never came to its end.</summary>
    public const string Message = "poison.message";

    /// <summary>A row of a table that no longer reads as what it is.</summary>
    public const string Row = "poison.row";
}
