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
        PaymentFormat.Pain001V09 => $"{file.Id}.xml",
        _ => $"{file.Id}.csv",
    };

    /// <summary>The format's name, as contracts and manifests spell it.</summary>
    public static string NameOf(PaymentFormat format) => format switch
    {
        PaymentFormat.Pain001V09 => Pain001V09.MessageName,
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
            PaymentFormat.Pain001V09 => Pain001V09Writer.Write(
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
        using Stream stream = content.ToStream();
        var read = new List<(EndToEndId Id, Vnd Amount)>(file.Entries.Count);
        switch (contract.Format)
        {
            case PaymentFormat.Pain001V09:
                Pain001V09Reader.Read(stream, payment => read.Add((payment.EndToEndId, payment.Amount)));
                break;
            default:
                read.AddRange(PayoutListReader.Read(stream).Lines.Select(static line => (line.Id, line.Amount)));
                break;
        }

        ThrowUnlessSame(file, new Tally(read.Count, Vnd.Sum(read.Select(static item => item.Amount))));
        for (int index = 0; index < read.Count; index++)
        {
            PaymentEntry entry = file.Entries[index];
            string what = FormattableString.Invariant($"payment {index + 1} of {file.Id}");
            ControlTotalException.ThrowIfDifferent(what, entry.Id.ToString(), read[index].Id.ToString());
            ControlTotalException.ThrowIfDifferent(what, entry.Amount, read[index].Amount);
        }
    }

    private static void ThrowUnlessSame(PlannedFile file, Tally found)
    {
        ControlTotalException.ThrowIfDifferent($"payments of {file.Id}", file.Total.Count, found.Count);
        ControlTotalException.ThrowIfDifferent($"money of {file.Id}", file.Total.Sum, found.Sum);
    }

    private static Pain001Header Pain001HeaderOf(
        Contract contract, ProgrammeGroup group, MonthRef month, PlannedFile file, DateTimeOffset proposedAt) => new()
        {
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
