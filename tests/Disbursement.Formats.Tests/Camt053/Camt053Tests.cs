using System.Globalization;
using System.Text;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Camt053;
using Disbursement.Formats.Results;
using Disbursement.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace Disbursement.Formats.Tests.Camt053;

public sealed class Camt053Tests
{
    private static readonly string Statement =
        File.ReadAllText(Golden.PathOf("camt.053.001.08/one-of-each/statement.xml"));

    [Fact]
    public void Statement_GoldenCase_IsValidBySchema() =>
        Assert.Empty(Xsd.Validate(Encoding.UTF8.GetBytes(Statement), Camt053Reader.FormatName));

    [Fact]
    public void Read_GoldenCase_TellsOfEveryBooking() => Golden.AssertMatches(
        Golden.PathOf("camt.053.001.08/one-of-each/expected.txt"), Encoding.UTF8.GetBytes(Print(Read(Statement))));

    [Fact]
    public void Read_GoldenCase_KeepsTheSumOfTheLump()
    {
        LumpSum lump = Assert.Single(Read(Statement).Results.Lumps);

        Assert.Equal(3, lump.Count);
        Assert.Equal(Vnd.FromDong(1_490_000), lump.Sum);
        Assert.Equal("17-202406-r1-148-btxh-970405-002", lump.MessageId);
    }

    /// <summary>Money that went out and came back the same day: out first, whatever order the results are folded in.</summary>
    [Fact]
    public void Read_PaidAndReturnedOnOneDay_IsReturnedInAnyOrder()
    {
        PaymentResult[] both = [.. Read(Statement).Results.Lines.Select(line => line.Result)
            .OfType<PaymentResult>().Where(result => result.Id.ToString().StartsWith('C'))];
        var start = PaymentStanding.SentOut(both[0].Id, Vnd.FromDong(720_000));

        Assert.Equal([ResultStatus.Paid, ResultStatus.Returned], both.Select(result => result.Status));
        Assert.All([both, [.. both.Reverse()]], order => Assert.Equal(
            PaymentState.Returned,
            order.Aggregate(start, (standing, result) => PaymentFold.Apply(standing, result).Standing).State));
    }

    [Theory]
    [InlineData("<Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"VND\">6", "<Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"VND\">7",
        FileProblem.SumDiffers)]
    [InlineData("<NbOfNtries>8<", "<NbOfNtries>9<", FileProblem.CountDiffers)]
    [InlineData("1080000", "1080001", FileProblem.SumDiffers)]
    [InlineData("<CdtDbtInd>DBIT</CdtDbtInd>\n        <Sts>", "<CdtDbtInd>OUT</CdtDbtInd>\n        <Sts>",
        FileProblem.ValueInvalid)]
    [InlineData("Ccy=\"VND\">720000", "Ccy=\"USD\">720000", FileProblem.ValueInvalid)]
    [InlineData("Ccy=\"VND\">720000", "Ccy=\"VND\">720000.5", FileProblem.ValueInvalid)]
    [InlineData("camt.053.001.08", "camt.053.001.02", FileProblem.WrongKind)]
    [InlineData("</Stmt>", "", FileProblem.NotReadable)]
    [InlineData("<Othr><Id>1020000000001</Id></Othr>", "<Othr><Id/></Othr>", FileProblem.Missing)]
    public void Read_WhatDoesNotAddUp_IsRefusedAsAWhole(string good, string bad, FileProblem expected)
    {
        Assert.Contains(good, Statement, StringComparison.Ordinal);

        var refused = Assert.Throws<FileFormatException>(
            () => Read(Statement.Replace(good, bad, StringComparison.Ordinal)));

        Assert.Equal(expected, refused.Problem);
    }

    [Fact]
    public void Read_GoldenCase_NamesTheAccount() => Assert.Equal(["1020000000001"], Read(Statement).Accounts);

    [Fact]
    public void Read_ReversedReturn_IsForAPerson()
    {
        string text = Statement.Replace(
            "<Amt Ccy=\"VND\">720000</Amt>\n        <CdtDbtInd>DBIT</CdtDbtInd>",
            "<Amt Ccy=\"VND\">720000</Amt>\n        <CdtDbtInd>DBIT</CdtDbtInd>\n        <RvslInd>true</RvslInd>",
            StringComparison.Ordinal);

        Assert.Equal(ResultLineProblem.StatusUnknown, Read(text).Results.Lines[3].Problem);
    }

    /// <summary>Sums of money are bounded: a statement above the bound is refused, never wrapped around.</summary>
    [Fact]
    public void Read_SumsAboveTheBound_AreRefused()
    {
        string text = Statement.Replace("900000", "1000000000000000", StringComparison.Ordinal);

        Assert.Equal(FileProblem.ValueInvalid, Assert.Throws<FileFormatException>(() => Read(text)).Problem);
    }

    /// <summary>
    /// Goal: what goes out less what comes back is what the balance lost, and every booking is one line. Method: any
    /// statement of single bookings whose closing balance is computed here; the reader's totals must agree, and the same
    /// statement without one of its bookings must be refused.
    /// </summary>
    [Fact]
    public void Read_AnyBookings_ConservesMoney()
    {
        Gen<(bool Out, int Dong)[]> bookings =
            (from isOut in ArbMap.Default.GeneratorFor<bool>()
             from dong in Gen.Choose(1, 499_999_999)
             select (isOut, dong)).ArrayOf();
        Prop.ForAll(bookings.ToArbitrary(), cases =>
        {
            BankStatement statement = Read(Made(cases, cases.Length));

            StatementTotals totals = statement.Totals;
            Assert.Equal(cases.Length, statement.Results.Lines.Count);
            Assert.Equal(cases.Where(each => each.Out).Sum(each => (long)each.Dong), totals.Debits.Sum.Dong);
            Assert.Equal(totals.Credits, totals.Returned);
            Assert.Equal(totals.OpeningDong + totals.Credits.Sum.Dong - totals.Debits.Sum.Dong, totals.ClosingDong);
            if (cases.Length > 0)
            {
                Assert.Throws<FileFormatException>(() => Read(Made(cases, cases.Length - 1)));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    private static string Made((bool Out, int Dong)[] cases, int written)
    {
        long closing = 1_000 + cases.Sum(each => each.Out ? -(long)each.Dong : each.Dong);
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"<Document xmlns=\"{Camt053Reader.Namespace}\"><BkToCstmrStmt>")
            .Append("<GrpHdr><MsgId>M</MsgId></GrpHdr><Stmt><Acct><Id><Othr><Id>1</Id></Othr></Id></Acct>")
            .Append(BalanceOf("OPBD", 1_000)).Append(BalanceOf("CLBD", closing));
        foreach ((bool isOut, int dong) in cases.Take(written))
        {
            text.Append(CultureInfo.InvariantCulture, $"<Ntry><Amt Ccy=\"VND\">{dong}</Amt>")
                .Append(CultureInfo.InvariantCulture, $"<CdtDbtInd>{(isOut ? "DBIT" : "CRDT")}</CdtDbtInd>")
                .Append("<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2024-06-05</Dt></BookgDt><NtryDtls><TxDtls><Refs>")
                .Append("<EndToEndId>ABCDEFGHIJKLMNOPQRSTUVWXYZ</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>");
        }

        return text.Append("</Stmt></BkToCstmrStmt></Document>").ToString();
    }

    private static string BalanceOf(string code, long dong) => string.Create(
        CultureInfo.InvariantCulture,
        $"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy=\"VND\">{Math.Abs(dong)}</Amt>"
        + $"<CdtDbtInd>{(dong < 0 ? "DBIT" : "CRDT")}</CdtDbtInd></Bal>");

    private static BankStatement Read(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return Camt053Reader.Read(stream);
    }

    /// <summary>The statement as a reader of the golden file sees it: one booking to a line, then its sums.</summary>
    private static string Print(BankStatement statement)
    {
        var text = new StringBuilder();
        foreach (ResultLine line in statement.Results.Lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"{line.Number} {line.Problem} {line.MessageId}");
            if (line.Result is { } result)
            {
                text.Append(CultureInfo.InvariantCulture, $"{result.Id} {result.Status} {result.Reason} ")
                    .Append(CultureInfo.InvariantCulture, $"{result.Amount?.Dong} {result.At:yyyy-MM-ddTHH:mm:sszzz}");
            }

            text.Append('\n');
        }

        StatementTotals totals = statement.Totals;
        return text.Append(CultureInfo.InvariantCulture, $"from {totals.OpeningDong} to {totals.ClosingDong}: ")
            .Append(CultureInfo.InvariantCulture, $"out {Words(totals.Debits)}, in {Words(totals.Credits)}, ")
            .Append(CultureInfo.InvariantCulture, $"fees {Words(totals.Fees)}, back {Words(totals.Returned)}\n")
            .ToString();
    }

    private static string Words(Tally tally) =>
        string.Create(CultureInfo.InvariantCulture, $"{tally.Count}/{tally.Sum.Dong}");
}
