using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Board;

/// <summary>A reminder to one unit at one moment; beside the month's row, key <c>reminder|before-3|148</c>.</summary>
public sealed class ReminderEntity : StoreEntity
{
    /// <summary>Row keys of reminders begin so.</summary>
    public const string Prefix = "reminder|";

    /// <summary>Code of the unit.</summary>
    public string Unit { get; set; } = "";

    /// <summary>The moment, <c>before-3</c> or <c>after-0</c>.</summary>
    public string Moment { get; set; } = "";

    /// <summary>Codes of the lists it owed, separated by blanks; empty where only a list is known to be owed.</summary>
    public string Lists { get; set; } = "";

    /// <summary>When it was made.</summary>
    public DateTimeOffset MadeAt { get; set; }

    /// <summary>When letter and message were out; null while they are not, and then they are sent again.</summary>
    public DateTimeOffset? SentAt { get; set; }
}
