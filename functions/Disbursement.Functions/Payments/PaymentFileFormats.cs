using Disbursement.Core.Contracts;
using Disbursement.Core.Contracts.Layouts;
using Disbursement.Core.Identity;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;
using Disbursement.Core.Units;
using Disbursement.Formats.Pain001;
using Disbursement.Formats.PayoutLists;
using Disbursement.Formats.TransferLists;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Payments;

/// <summary>Writes payment files in the format of a contract, and balances them by reading them again.</summary>
public static class PaymentFileFormats
{
    /// <summary>The name of a file: as the contract wants it, with the format's ending.</summary>
    public static string FileName(Contract contract, PlannedFile file) =>
        contract.FileName.Name(file.Id, file.Of) + contract.Format switch
        {
            PaymentFormat.Pain001V03 or PaymentFormat.Pain001V09 => ".xml",
            PaymentFormat.Layout => contract.Layout!.Ending,
            _ => ".csv",
        };

    /// <summary>The format's name, as contracts and manifests spell it.</summary>
    public static string NameOf(Contract contract) => contract.Format switch
    {
        PaymentFormat.Pain001V03 => Pain001Version.V03.MessageName,
        PaymentFormat.Pain001V09 => Pain001Version.V09.MessageName,
        PaymentFormat.Layout => contract.Layout!.Id,
        _ => "payout-list-1",
    };

    /// <summary>What files of one family share: the id without its number.</summary>
    public static string FamilyOf(string fileId) => fileId[..fileId.LastIndexOf('-')];

    /// <summary>Writes one file. The same payments and time give the same bytes.</summary>
    /// <param name="contract">The provider's contract.</param>
    /// <param name="group">The group, which is the budget source.</param>
    /// <param name="month">The month.</param>
    /// <param name="file">The payments in file order.</param>
    /// <param name="proposedAt">The proposal's recorded time.</param>
    public static BinaryData Write(
        Contract contract, ProgrammeGroup group, MonthRef month, PlannedFile file, DateTimeOffset proposedAt)
    {
        using var stream = new MemoryStream();
        Tally written = contract.Format switch
        {
            PaymentFormat.Pain001V03 or PaymentFormat.Pain001V09 => Pain001Writer.Write(
                stream, Pain001HeaderOf(contract, group, month, file, proposedAt), file.Entries),
            PaymentFormat.Layout => TransferListWriter.Write(
                stream,
                contract.Layout!,
                contract.Characters,
                TransferHeaderOf(contract, group, month, file, proposedAt),
                file.Entries),
            _ => PayoutListWriter.Write(
                stream,
                PayoutHeaderOf(contract, month, file, proposedAt),
                file.Entries,
                code => NameOf(month, code)),
        };
        ThrowUnlessSame(file, written);
        return new BinaryData(stream.ToArray());
    }

    /// <summary>Reads a file with our own reader and balances it against its payments: ids, accounts, count and money.</summary>
    /// <exception cref="ControlTotalException">The file does not say what was meant.</exception>
    public static void Balance(Contract contract, PlannedFile file, BinaryData content)
    {
        var read = new List<ReadPayment>(file.Entries.Count);
        Read(NameOf(contract), contract.Layout, content, read);
        ControlTotalException.ThrowIfDifferent(
            $"payments of {file.Id} = payments read back",
            file.Total,
            new Tally(read.Count, Vnd.Sum(read.Select(static item => item.Amount))),
            FindFirst(file.Entries, read));
    }

    /// <summary>The first payment in which a file parts from its entries, as far as it can be read; null when
    /// identifiers and amounts agree, or when nothing of it can be read any more.</summary>
    /// <param name="format">The format's name.</param>
    /// <param name="meant">The entries in file order.</param>
    /// <param name="content">The file as it stands.</param>
    public static RowDifference? FindFirst(string format, IReadOnlyList<PaymentEntry> meant, BinaryData content)
    {
        var read = new List<ReadPayment>(meant.Count);
        try
        {
            Read(format, ShippedLayouts.Find(format), content, read);
        }
        catch (Exception unreadable) when (unreadable is not OutOfMemoryException && read.Count == 0)
        {
            // Whoever changed the file broke its form too: the hashes say that it is another one.
            return null;
        }
        catch (Exception unreadable) when (unreadable is not OutOfMemoryException)
        {
            // A changed amount breaks the file's own sum, which its reader checks at the end: the payments are read.
        }

        return FindFirst(meant, read);
    }

    private static void Read(string format, TransferLayout? layout, BinaryData content, List<ReadPayment> read)
    {
        using Stream stream = content.ToStream();
        if (Pain001Version.TryFind(format, out _))
        {
            Pain001Reader.Read(
                stream, payment => read.Add(new(payment.EndToEndId, payment.Amount, payment.Account)));
        }
        else if (layout is not null)
        {
            TransferListReader.Read(stream, layout, line => read.Add(new(line.Id, line.Amount, line.Account)));
        }
        else
        {
            read.AddRange(PayoutListReader.Read(stream).Lines
                .Select(static line => new ReadPayment(line.Id, line.Amount, Account: null)));
        }
    }

    /// <summary>The first payment that is not where it was meant, not as much or to another account; null when all are.
    /// </summary>
    private static RowDifference? FindFirst(IReadOnlyList<PaymentEntry> meant, List<ReadPayment> read)
    {
        for (int index = 0; index < Math.Max(meant.Count, read.Count); index++)
        {
            PaymentEntry? entry = index < meant.Count ? meant[index] : null;
            ReadPayment? found = index < read.Count ? read[index] : null;
            if (entry is not null && found is not null && found.Value.IsSamePaymentToAnother(entry))
            {
                return new RowDifference(entry.Id.ToString(), "its account", "another account");
            }

            if (entry is null || found is null || entry.Id != found.Value.Id || entry.Amount != found.Value.Amount)
            {
                return new RowDifference(
                    (entry?.Id ?? found!.Value.Id).ToString(),
                    entry?.Amount.ToString() ?? RowDifference.Absent,
                    TextOf(entry, found));
            }
        }

        return null;
    }

    private static string TextOf(PaymentEntry? entry, ReadPayment? found) => found switch
    {
        null => RowDifference.Absent,
        { } other when entry is not null && other.Id != entry.Id => $"{other.Amount} of {other.Id}",
        { } same => same.Amount.ToString(),
    };

    private static void ThrowUnlessSame(PlannedFile file, Tally found) =>
        ControlTotalException.ThrowIfDifferent($"payments of {file.Id} = payments written", file.Total, found);

    private static Pain001Header Pain001HeaderOf(
        Contract contract, ProgrammeGroup group, MonthRef month, PlannedFile file, DateTimeOffset proposedAt) => new()
        {
            Version = contract.Format == PaymentFormat.Pain001V03 ? Pain001Version.V03 : Pain001Version.V09,
            Id = file.Id,
            CreatedAt = proposedAt,
            Debtor = contract.Debtors[group],
            ExecuteOn = contract.PayOn(proposedAt),
            Period = month.ToPeriod(),
            Characters = contract.Characters,
            Route = file.Route,
        };

    private static TransferHeader TransferHeaderOf(
        Contract contract, ProgrammeGroup group, MonthRef month, PlannedFile file, DateTimeOffset proposedAt) => new(
            file.Id,
            file.Of,
            file.Total,
            contract.Debtors[group],
            contract.PayOn(proposedAt),
            contract.Characters.Apply(TransferTexts.Of(file.Id.Source, month.ToPeriod())),
            file.Route);

    /// <summary>What is printed of a file; nothing for files to accounts.</summary>
    /// <param name="contract">The provider's contract.</param>
    /// <param name="month">The month.</param>
    /// <param name="file">The payments in file order.</param>
    /// <param name="proposedAt">The proposal's recorded time.</param>
    /// <param name="sha256">SHA-256 of the payment file.</param>
    internal static IReadOnlyList<(string Name, BinaryData Content)> Print(
        Contract contract, MonthRef month, PlannedFile file, DateTimeOffset proposedAt, string sha256) =>
        PayoutPrints.Make(
            contract,
            PayoutHeaderOf(contract, month, file, proposedAt),
            file,
            FileName(contract, file),
            sha256,
            code => NameOf(month, code));

    private static PayoutListHeader PayoutHeaderOf(
        Contract contract, MonthRef month, PlannedFile file, DateTimeOffset proposedAt) => new()
        {
            Id = file.Id,
            Of = file.Of,
            Period = month.ToPeriod(),
            UnitName = NameOf(month, file.Id.Unit),
            ProviderName = contract.IsPerCommune
            ? $"{contract.Name} {NameOf(month, file.Id.Provider[^5..])}"
            : contract.Name,
            CreatedAt = proposedAt,
        };

    private static string NameOf(MonthRef month, string code) =>
        UnitRegister.Shipped.Find(code, month.ToPeriod())?.Name ?? code;

    /// <summary>A payment as a file says it; the account where the file has one.</summary>
    private readonly record struct ReadPayment(EndToEndId Id, Vnd Amount, AccountNumber? Account)
    {
        public bool IsSamePaymentToAnother(PaymentEntry entry) =>
            Id == entry.Id && Amount == entry.Amount && Account is { } account && account != entry.Account;
    }
}
