using Disbursement.Core.Entitlements;
using Disbursement.Functions.Close;

namespace Disbursement.Functions.Web.Views;

/// <summary>Persons behind a warning.</summary>
/// <param name="Persons">The first of them, list by list, in order of their numbers.</param>
/// <param name="HasMore">Whether there are more: ask for CSV.</param>
public sealed record WarnedPersonsView(IReadOnlyList<WarnedPersonView> Persons, bool HasMore);

/// <summary>One row that has a warning. Personal data; the programme is left out.</summary>
/// <param name="CitizenId">The beneficiary's number.</param>
/// <param name="FullName">Their name.</param>
/// <param name="Unit">Code of the unit that made the list.</param>
/// <param name="List"><c>btxh</c>, <c>ncc</c> or <c>khac</c>.</param>
/// <param name="Line">The line, as an editor or spreadsheet shows it; with its sheet where there are several.</param>
/// <param name="Commune">Code of the commune.</param>
/// <param name="DueDong">What is due, in đồng, arrears included.</param>
/// <param name="Institution">BIN of the institution; null without one.</param>
/// <param name="Account">The account with all but its last digits masked; null without one.</param>
/// <param name="Receiver">Name of who receives.</param>
/// <param name="AuthorisedUntil">Last day of the authorisation; null without one.</param>
/// <param name="SharedAccount">What rows by one shared account have in common; null for other warnings.</param>
public sealed record WarnedPersonView(
    string CitizenId,
    string FullName,
    string Unit,
    string List,
    string Line,
    string Commune,
    long DueDong,
    string? Institution,
    string? Account,
    string Receiver,
    DateOnly? AuthorisedUntil,
    string? SharedAccount)
{
    /// <summary>The view of a row.</summary>
    internal static WarnedPersonView Of(DuplicateSide side, EntitlementRow row, string? shared) => new(
        row.Key.Person.Reveal(),
        row.FullName.Reveal(),
        side.Unit,
        side.List,
        side.Place.ToString(),
        row.CommuneCode,
        row.Due.Dong,
        row.Institution,
        row.Account?.ToString(),
        row.PayeeName.Reveal(),
        row.AuthorisedUntil,
        shared);

    /// <summary>Prints nothing of the person.</summary>
    public override string ToString() => nameof(WarnedPersonView);
}
