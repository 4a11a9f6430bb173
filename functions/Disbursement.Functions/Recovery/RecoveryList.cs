using System.Buffers;
using Disbursement.Core.Recovery;
using Disbursement.Formats.Csv;
using Disbursement.Formats.Reports;
using Disbursement.Functions.Coverage;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Recovery;

/// <summary>What a month found to be paid too much, and what has become of each payment since.</summary>
/// <param name="book">What was found.</param>
/// <param name="exceptions">What people decided.</param>
/// <param name="names">The names on the page.</param>
public sealed class RecoveryList(OverpaymentBook book, ExceptionStore exceptions, ReportNames names)
{
    /// <summary>The payments, by unit, person and month.</summary>
    /// <param name="month">The month that found them.</param>
    /// <param name="unit">One unit's; all when empty.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<IReadOnlyList<RecoveryLine>> ReadAsync(
        MonthRef month, string unit, CancellationToken cancellationToken)
    {
        Dictionary<string, ExceptionEntity> asked = (await exceptions.ListAsync(month, cancellationToken))
            .Where(static one => one.Kind == nameof(ExceptionKind.Overpaid))
            .ToDictionary(static one => one.Subject, StringComparer.Ordinal);
        return
        [
            .. (await book.ReadAsync(month, cancellationToken))
                .Where(one => unit.Length == 0 || one.Unit == unit)
                .Select(one => LineOf(one, asked.GetValueOrDefault(one.Payment.ToString()))),
        ];
    }

    /// <summary>The page to print.</summary>
    public BinaryData Page(MonthRef month, IReadOnlyList<RecoveryLine> lines)
    {
        ArgumentNullException.ThrowIfNull(month);
        using var stream = new MemoryStream();
        RecoveryHtml.Write(
            stream,
            month.ToPeriod(),
            lines,
            names.LetterheadOf(month),
            code => ReportNames.UnitName(month, code));
        return new BinaryData(stream.ToArray());
    }

    /// <summary>The sheet.</summary>
    public static BinaryData Sheet(IReadOnlyList<RecoveryLine> lines)
    {
        var buffer = new ArrayBufferWriter<byte>();
        RecoverySheet.Write(new CsvWriter(buffer, disarmsFormulas: true), lines);
        return new BinaryData(buffer.WrittenMemory);
    }

    private static RecoveryLine LineOf(Overpayment overpaid, ExceptionEntity? asked) => new(
        overpaid,
        asked?.Decision switch
        {
            RecoveryDecision.Recovered => RecoveryStanding.Recovered,
            RecoveryDecision.NotRecovered => RecoveryStanding.NotRecovered,
            _ => RecoveryStanding.Open,
        },
        asked?.Reason ?? "");
}
