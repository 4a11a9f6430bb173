using System.Text;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Payments;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Close;

/// <summary>
/// Accounts that receive for many people, over all lists of the province. No law sets a ceiling, so nothing is held by
/// it: the approver is told, by counts and the account's hash, and finds the lines in the ledger.
/// </summary>
/// <remarks>An external sort by account: memory is bounded whatever the number of rows.</remarks>
/// <param name="month">The month.</param>
/// <param name="round">0 or 1 at close; from 2 for the supplements of a later round.</param>
/// <param name="blobs">Where the lines are written.</param>
/// <param name="exceptions">The queue for people.</param>
/// <param name="identifiers">Names accounts by hash.</param>
internal sealed class SharedAccounts(
    MonthRef month, int round, BlobStore blobs, ExceptionStore exceptions, Identifiers identifiers) : IDisposable
{
    /// <summary>An institution that cares for people receives for all of them (ND 20/2021 art. 25).</summary>
    private const string InstitutionCare = "CSSX";

    private readonly ExternalSort _sort = new();

    /// <summary>Adds the accounts of a person; people come by key.</summary>
    public void Add(PersonFacts person)
    {
        foreach (PersonRow row in person.Rows.Where(static row => Counts(row.Row)))
        {
            _sort.Add(
                Encoding.UTF8.GetBytes($"{row.Row.Institution}|{row.Row.Account!.Value.Reveal()}"),
                Encoding.UTF8.GetBytes($"{person.Person.Reveal()}|{row.Side}"));
        }
    }

    /// <summary>Tells of every account that more people than the limit receive by.</summary>
    public async Task TellAsync(int peopleMax, CancellationToken cancellationToken)
    {
        _sort.Complete();
        var lines = new List<(string Account, DuplicateSide Side)>();
        var account = new AccountUse("");
        while (_sort.Read())
        {
            string key = Encoding.UTF8.GetString(_sort.Key);
            if (key != account.Key)
            {
                await TellAsync(account, peopleMax, lines, cancellationToken);
                account = new AccountUse(key);
            }

            account.Add(Encoding.UTF8.GetString(_sort.Payload));
        }

        await TellAsync(account, peopleMax, lines, cancellationToken);
        await blobs.CreateAsync(
            Containers.Ledger,
            LedgerPaths.SharedAccounts(month, round),
            LedgerBytes.Of(SharedAccountLines.Header, lines, static (csv, line) => csv.WriteRow(
                line.Account,
                line.Side.Unit,
                line.Side.List,
                line.Side.Place.ToString(),
                FormattableString.Invariant($"{line.Side.Part}"))),
            LedgerBytes.ContentType,
            cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose() => _sort.Dispose();

    private static bool Counts(EntitlementRow row) =>
        row.Account is not null && row.Institution is not null
        && row.Asked is ChannelAsked.Derived or ChannelAsked.BankAccount or ChannelAsked.Wallet or ChannelAsked.MobileMoney
        && row.Key.Programme != InstitutionCare;

    private async Task TellAsync(
        AccountUse account,
        int peopleMax,
        List<(string Account, DuplicateSide Side)> lines,
        CancellationToken cancellationToken)
    {
        if (account.People <= peopleMax || !TryParse(account.Key, out string institution, out AccountNumber number))
        {
            return;
        }

        string subject = identifiers.SubjectOf(month.Province, institution, number);
        lines.AddRange(account.Sides.Select(side => (subject, side)));
        string[] units = [.. account.Sides.Select(static side => side.Unit).Distinct(StringComparer.Ordinal)];
        await exceptions.OpenAsync(
            month,
            ExceptionKind.SharedAccount,
            subject,
            row =>
            {
                row.Unit = units.Length == 1 ? units[0] : "";
                row.Summary = FormattableString.Invariant(
                    $"Một tài khoản nhận tiền cho {account.People} người ({account.Sides.Count} dòng, {units.Length} đơn vị), ")
                    + FormattableString.Invariant($"quá {peopleMax} người. Xác minh trước khi duyệt; tiền không bị giữ lại.");
                row.Evidence = LedgerPaths.SharedAccounts(month, round);
            },
            cancellationToken);
    }

    private static bool TryParse(string key, out string institution, out AccountNumber number)
    {
        int bar = key.IndexOf('|', StringComparison.Ordinal);
        institution = bar < 0 ? "" : key[..bar];
        return AccountNumber.TryParse(bar < 0 ? null : key[(bar + 1)..], out number);
    }

    /// <summary>Who receives by one account.</summary>
    private sealed class AccountUse(string key)
    {
        private string _person = "";

        public string Key => key;

        public int People { get; private set; }

        public List<DuplicateSide> Sides { get; } = [];

        /// <summary>Adds a row; those of one person follow each other.</summary>
        public void Add(string row)
        {
            int bar = row.LastIndexOf('|');
            string person = row[..bar];
            People += person == _person ? 0 : 1;
            _person = person;
            Sides.AddRange(DuplicateSide.Read(row[(bar + 1)..]));
        }
    }
}
