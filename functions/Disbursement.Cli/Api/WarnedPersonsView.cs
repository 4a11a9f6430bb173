namespace Disbursement.Cli.Api;

/// <summary>Persons behind a warning.</summary>
/// <param name="Persons">The first of them, list by list.</param>
/// <param name="HasMore">Whether there are more than are listed.</param>
internal sealed record WarnedPersonsView(IReadOnlyList<WarnedPersonView> Persons, bool HasMore);

/// <summary>One row that has a warning. Personal data.</summary>
internal sealed record WarnedPersonView
{
    /// <summary>The beneficiary's number.</summary>
    public string CitizenId { get; init; } = string.Empty;

    /// <summary>Their name.</summary>
    public string FullName { get; init; } = string.Empty;

    /// <summary>Code of the unit that made the list.</summary>
    public string Unit { get; init; } = string.Empty;

    /// <summary>btxh, ncc or khac.</summary>
    public string List { get; init; } = string.Empty;

    /// <summary>The line, with its sheet where there are several.</summary>
    public string Line { get; init; } = string.Empty;

    /// <summary>What is due, in đồng, arrears included.</summary>
    public long DueDong { get; init; }

    /// <summary>The account, masked; null without one.</summary>
    public string? Account { get; init; }

    /// <summary>Name of who receives.</summary>
    public string Receiver { get; init; } = string.Empty;

    /// <summary>Last day of the authorisation; null without one.</summary>
    public DateOnly? AuthorisedUntil { get; init; }

    /// <summary>What rows by one shared account have in common; null for other warnings.</summary>
    public string? SharedAccount { get; init; }

    /// <summary>Prints nothing of the person.</summary>
    public override string ToString() => nameof(WarnedPersonView);
}
