using Disbursement.Core.Contracts;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Units;
using Disbursement.Formats.Pain001;
using Disbursement.Formats.PayoutLists;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Payments;

/// <summary>Writes payment files in the format of a contract, and balances them by reading them again.</summary>
public static class PaymentFileFormats
{
    /// <summary>The name of a file: its id and the format's ending.</summary>
    public static string FileName(Contract contract, PlannedFile file) => contract.Format switch
    {
        PaymentFormat.Pain001V03 or PaymentFormat.Pain001V09 => $"{file.Id}.xml",
        _ => $"{file.Id}.csv",
    };

    /// <summary>The format's name, as contracts and manifests spell it.</summary>
    public static string NameOf(PaymentFormat format) => format switch
    {
        PaymentFormat.Pain001V03 => Pain001Version.V03.MessageName,
        PaymentFormat.Pain001V09 => Pain001Version.V09.MessageName,
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
            _ => PayoutListWriter.Write(
                stream,
                PayoutHeaderOf(contract, month, file, proposedAt),
                file.Entries,
                code => NameOf(month, code)),
        };
        ThrowUnlessSame(file, written);
        return new BinaryData(stream.ToArray());
    }

    /// <summary>Reads a file with our own reader and balances it against its payments: ids, count and money.</summary>
    /// <exception cref="ControlTotalException">The file does not say what was meant.</exception>
    public static void Balance(Contract contract, PlannedFile file, BinaryData content)
    {
        var read = new List<(EndToEndId Id, Vnd Amount)>(file.Entries.Count);
        Read(NameOf(contract.Format), content, read);
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
        var read = new List<(EndToEndId Id, Vnd Amount)>(meant.Count);
        try
        {
            Read(format, content, read);
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

    private static void Read(string format, BinaryData content, List<(EndToEndId Id, Vnd Amount)> read)
    {
        using Stream stream = content.ToStream();
        if (Pain001Version.TryFind(format, out _))
        {
            Pain001Reader.Read(stream, payment => read.Add((payment.EndToEndId, payment.Amount)));
        }
        else
        {
            read.AddRange(PayoutListReader.Read(stream).Lines.Select(static line => (line.Id, line.Amount)));
        }
    }

    /// <summary>The first payment that is not where it was meant, or not as much; null when all are.</summary>
    private static RowDifference? FindFirst(
        IReadOnlyList<PaymentEntry> meant, List<(EndToEndId Id, Vnd Amount)> read)
    {
        for (int index = 0; index < Math.Max(meant.Count, read.Count); index++)
        {
            PaymentEntry? entry = index < meant.Count ? meant[index] : null;
            (EndToEndId Id, Vnd Amount)? found = index < read.Count ? read[index] : null;
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

    private static string TextOf(PaymentEntry? entry, (EndToEndId Id, Vnd Amount)? found) => found switch
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
            ExecuteOn = VietnamTime.DateOf(proposedAt).AddDays(1),
            Period = month.ToPeriod(),
        };

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
}
