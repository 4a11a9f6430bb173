using System.Globalization;
using Disbursement.Core.Identity;

namespace Disbursement.Cli.Generate.People;

/// <summary>A made-up person. No real person's data, but treated like it.</summary>
internal sealed record Human
{
    /// <summary>Citizen id, old 9-digit number or internal key, as the lists carry it.</summary>
    public required string Id { get; init; }

    /// <summary>Full name in NFC.</summary>
    public required string FullName { get; init; }

    /// <summary>Date of birth.</summary>
    public required DateOnly Born { get; init; }

    /// <summary>Only the year is known, as of many old people.</summary>
    public bool OnlyYearKnown { get; init; }

    /// <summary>Male or female.</summary>
    public required Sex Sex { get; init; }

    /// <summary>Commune of residence.</summary>
    public required string Commune { get; init; }

    /// <summary>Whether the person lives.</summary>
    public bool Alive { get; init; } = true;

    /// <summary>The birth as a list writes it: <c>dd/MM/yyyy</c> or <c>yyyy</c>.</summary>
    public string ListBirth => OnlyYearKnown
        ? Born.Year.ToString("0000", CultureInfo.InvariantCulture)
        : Born.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>The sex as a list writes it.</summary>
    public string ListSex => Sex == Sex.Female ? "Nữ" : "Nam";
}

/// <summary>An account of the world.</summary>
/// <param name="Institution">The institution's BIN.</param>
/// <param name="Number">The account's number.</param>
/// <param name="HolderName">The holder as the institution writes her.</param>
/// <param name="HolderId">The holder's citizen id.</param>
/// <param name="Status">active, closed or blocked; null when the institution has no such account.</param>
internal sealed record WorldAccount(
    string Institution, string Number, string HolderName, string HolderId, string? Status);
