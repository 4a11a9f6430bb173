using System.Buffers;
using System.Text;
using Disbursement.Core.Events;
using Disbursement.Core.Intake;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Recovery;
using Disbursement.Core.Units;
using Disbursement.Formats.Csv;
using Disbursement.Formats.Ledger;
using Disbursement.Formats.Reports;
using Disbursement.Testing;

namespace Disbursement.Formats.Tests.Reports;

/// <summary>The list of money to recover: the page, the sheet, and the ledger's file.</summary>
public sealed class RecoveryReportTests
{
    internal static readonly Period June = PaymentSamples.June;

    [Fact]
    public void Write_TwoUnits_MatchesEveryByte()
    {
        using var stream = new MemoryStream();

        RecoveryHtml.Write(
            stream,
            June,
            [
                Line(1, "148"),
                Line(2, "148") with { Standing = RecoveryStanding.Recovered, Note = "CT <15>" },
                Line(3, "150"),
            ],
            new ReportLetterhead
            {
                Authority = "ỦY BAN NHÂN DÂN TỈNH HÒA BÌNH",
                Agency = "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI",
                Province = "tỉnh Hòa Bình",
                Place = "Hòa Bình",
                Date = new DateOnly(2024, 6, 6),
            },
            static unit => UnitRegister.Shipped.Find(unit, June)?.Name ?? unit);

        string page = Encoding.UTF8.GetString(stream.ToArray());
        Golden.AssertMatches(Golden.PathOf("recovery/two-units/expected.html"), stream.ToArray());
        Assert.Contains("CT &lt;15&gt;", page, StringComparison.Ordinal);
        Assert.Contains("Còn phải thu hồi: 2 khoản", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        Overpayment[] rows = [Line(1, "148").Overpaid, Line(2, "150").Overpaid with { IsPaid = false, Decision = "1/QĐ" }];
        var buffer = new ArrayBufferWriter<byte>();
        var csv = new CsvWriter(buffer);
        csv.WriteRow([.. OverpaymentCsv.Header]);
        foreach (Overpayment row in rows)
        {
            OverpaymentCsv.Write(csv, row);
        }

        using var stream = new MemoryStream(buffer.WrittenSpan.ToArray());

        Assert.Equal(rows, OverpaymentCsv.Read(stream));
    }

    internal static IReadOnlyList<RecoveryLine> LinesSaying(string text)
    {
        RecoveryLine line = Line(1, "148");
        return [line with { Note = text, Overpaid = line.Overpaid with { Decision = text, Unit = text, ReportedBy = text } }];
    }

    private static RecoveryLine Line(int person, string unit)
    {
        PaymentEntry entry = PaymentSamples.CashEntry(person);
        return new RecoveryLine(
            new Overpayment
            {
                Key = entry.Key,
                BeneficiaryName = entry.BeneficiaryName,
                Period = June.Previous,
                PaidIn = June.Previous,
                Unit = unit,
                Group = entry.Group,
                Amount = entry.Amount,
                Payment = entry.Id,
                IsPaid = true,
                Event = EventCode.Death,
                EventDate = new DateOnly(2024, 3, 17),
                ReportedBy = unit,
                ReportedAt = new RowPlace(0, 5),
            },
            RecoveryStanding.Open,
            "");
    }
}
