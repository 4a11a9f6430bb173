using System.Text;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Pain002;
using Disbursement.Formats.Results;
using Disbursement.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace Disbursement.Formats.Tests.Pain002;

public sealed class Pain002Tests
{
    private static readonly DateTimeOffset At = PaymentSamples.ProposedAt.AddDays(2);

    [Fact]
    public void Write_GoldenCase_MatchesEveryByte() =>
        Golden.AssertMatches(Golden.PathOf("pain.002.001.10/one-of-each/expected.xml"), WriteGolden());

    [Fact]
    public void Write_GoldenCase_IsValidBySchema() =>
        Assert.Empty(Xsd.Validate(WriteGolden(), Pain002Version.V10.MessageName));

    [Fact]
    public void Write_WholeFileRejected_IsValidBySchema() =>
        Assert.Empty(Xsd.Validate(WriteWhole("RJCT", "AM04"), Pain002Version.V10.MessageName));

    [Fact]
    public void Read_GoldenCase_GivesEveryResult()
    {
        ResultDocument document = Read(WriteGolden());

        Assert.Equal(
            [
                ResultStatus.Paid, ResultStatus.Rejected, ResultStatus.Returned, ResultStatus.Unclaimed,
                ResultStatus.Unknown,
            ],
            document.Lines.Select(line => line.Result!.Status));
        Assert.Equal(["", "AC04", "AC06", "PO01", ""], document.Lines.Select(line => line.Result!.Reason));
        Assert.All(document.Lines, line => Assert.Equal(Vnd.FromDong(540_000), line.Result!.Amount));
        Assert.All(document.Lines, line => Assert.Equal(At, line.Result!.At));
        Assert.Equal([PaymentSamples.BankFile.ToString()], document.MessageIds);
        Assert.Empty(document.WholeFiles);
    }

    /// <summary>Every result a provider can send comes back as it was sent.</summary>
    [Fact]
    public void WriteThenRead_AnyResults_KeepsThem()
    {
        Gen<PaymentResult> result =
            from number in Gen.Choose(1, 50)
            from status in Gen.Elements(Enum.GetValues<ResultStatus>())
            from dong in Gen.Choose(1, 499_999_999)
            from minutes in Gen.Choose(0, 10_000)
            select new PaymentResult(
                PaymentSamples.BankEntry(number).Id, status, status == ResultStatus.Rejected ? "AC04" : "",
                Vnd.FromDong(dong), At.AddMinutes(minutes), "report");
        Prop.ForAll(result.ArrayOf().ToArbitrary(), results =>
        {
            ResultDocument document = Read(Write("PART", "", [.. results.Select(Pain002Version.V10.StatusOf)]));

            Assert.Equal(results, document.Lines.Select(line => line.Result! with { Source = "report" }));
            Assert.Equal(results.Select(Closed), ReadClosed(results));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    [Fact]
    public void Write_GoldenCaseOfClosedStatuses_MatchesEveryByteAndTheSchema()
    {
        byte[] file = WriteClosed(Enum.GetValues<ResultStatus>().Select((status, index) => new PaymentResult(
            PaymentSamples.BankEntry(index + 1).Id, status, "", Vnd.FromDong(540_000), At, "report")));

        Golden.AssertMatches(Golden.PathOf("pain.002.001.03/one-of-each/expected.xml"), file);
        Assert.Empty(Xsd.Validate(file, Pain002Version.V03.MessageName));
    }

    [Fact]
    public void Read_WholeFileRejected_IsAResultForEveryPayment()
    {
        EndToEndId[] payments = [PaymentSamples.BankEntry(1).Id, PaymentSamples.BankEntry(2).Id];

        ResultDocument document = Read(WriteWhole("RJCT", "AM04"));

        IReadOnlyList<PaymentResult> results = document.ResultsFor(PaymentSamples.BankFile, payments, "file");
        Assert.Equal(payments, results.Select(result => result.Id));
        Assert.All(results, result => Assert.Equal((ResultStatus.Rejected, "AM04"), (result.Status, result.Reason)));
    }

    /// <summary>A duplicate file may well have been paid the first time: nothing is proven.</summary>
    [Fact]
    public void Read_WholeFileRejectedAsDuplicate_IsUnknown() =>
        Assert.Equal(ResultStatus.Unknown, Assert.Single(Read(WriteWhole("RJCT", "AM05")).WholeFiles).Status);

    [Fact]
    public void Read_GroupSettledWithExceptionsListed_PaysTheRest()
    {
        PaymentEntry[] entries =
            [PaymentSamples.BankEntry(1), PaymentSamples.BankEntry(2), PaymentSamples.BankEntry(3)];
        Pain002Status rejected = Status(entries[1], "RJCT", "AC04");

        ResultDocument document = Read(Write("ACSC", "", [rejected]));

        IReadOnlyList<PaymentResult> results = document.ResultsFor(
            PaymentSamples.BankFile, [.. entries.Select(entry => entry.Id)], "file");
        Assert.Equal(
            [ResultStatus.Rejected, ResultStatus.Paid, ResultStatus.Paid], results.Select(result => result.Status));
        Assert.Equal(entries[1].Id, results[0].Id);
    }

    [Theory]
    [InlineData("PDNG")]
    [InlineData("RCVD")]
    [InlineData("PART")]
    public void Read_GroupOnTheWay_IsNoResult(string status)
    {
        ResultDocument document = Read(WriteWhole(status, ""));

        Assert.Empty(document.WholeFiles);
        Assert.Empty(document.Lines);
    }

    [Fact]
    public void Read_PaymentInformationRejected_IsAResultForTheFile()
    {
        string text = Encoding.UTF8.GetString(WriteWhole("PART", "")).Replace(
            "</CstmrPmtStsRpt>",
            "<OrgnlPmtInfAndSts><OrgnlPmtInfId>x</OrgnlPmtInfId><PmtInfSts>RJCT</PmtInfSts><StsRsnInf><Rsn>"
                + "<Cd>AM04</Cd></Rsn></StsRsnInf></OrgnlPmtInfAndSts></CstmrPmtStsRpt>",
            StringComparison.Ordinal);

        WholeFileResult whole = Assert.Single(Read(Encoding.UTF8.GetBytes(text)).WholeFiles);

        Assert.Equal((ResultStatus.Rejected, "AM04"), (whole.Status, whole.Reason));
    }

    [Theory]
    [InlineData("<OrgnlEndToEndId>", "<OrgnlEndToEndId>x", ResultLineProblem.IdInvalid)]
    [InlineData("Ccy=\"VND\">540000<", "Ccy=\"VND\">540000.5<", ResultLineProblem.AmountInvalid)]
    [InlineData("<AccptncDtTm>2024", "<AccptncDtTm>never", ResultLineProblem.TimeInvalid)]
    public void Read_OneLineBad_IsAValueAndTheRestGoesOn(string before, string after, ResultLineProblem expected)
    {
        string text = Encoding.UTF8.GetString(WriteGolden());
        int at = text.IndexOf(before, StringComparison.Ordinal);
        string changed = string.Concat(text.AsSpan(0, at), after, text.AsSpan(at + before.Length));
        // Without the totals per status, which a changed amount would rightly break first.
        int from = changed.IndexOf("<NbOfTxsPerSts>", StringComparison.Ordinal);
        int to = changed.LastIndexOf("</NbOfTxsPerSts>", StringComparison.Ordinal) + "</NbOfTxsPerSts>".Length;
        changed = changed.Remove(from, to - from);

        ResultDocument document = Read(Encoding.UTF8.GetBytes(changed));

        Assert.Equal(expected, document.Lines[0].Problem);
        Assert.Null(document.Lines[0].Result);
        Assert.Equal(4, document.Lines.Count(line => line.Result is not null));
    }

    [Theory]
    [InlineData("ACSP", ResultLineProblem.Pending)]
    [InlineData("XXXX", ResultLineProblem.StatusUnknown)]
    public void Read_StatusWithoutResult_IsNoResult(string status, ResultLineProblem expected)
    {
        ResultDocument document = Read(Write("PART", "", [Status(PaymentSamples.BankEntry(), status, "")]));

        Assert.Equal(expected, Assert.Single(document.Lines).Problem);
    }

    [Theory]
    [InlineData("<DtldNbOfTxs>1<", "<DtldNbOfTxs>2<", FileProblem.CountDiffers)]
    [InlineData("<DtldCtrlSum>540000<", "<DtldCtrlSum>540001<", FileProblem.SumDiffers)]
    [InlineData("<DtldNbOfTxs>1<", "<DtldNbOfTxs>one<", FileProblem.ValueInvalid)]
    [InlineData("pain.002.001.10\">", "pain.002.001.11\">", FileProblem.WrongKind)]
    [InlineData("<OrgnlMsgId>17-202406-r1-148-btxh-970405-001</OrgnlMsgId>", "", FileProblem.Missing)]
    [InlineData("</Document>", "</Documen>", FileProblem.NotReadable)]
    public void Read_FileChanged_IsRefusedWithItsReason(string before, string after, FileProblem expected)
    {
        string text = Encoding.UTF8.GetString(WriteGolden());
        int at = text.IndexOf(before, StringComparison.Ordinal);
        string changed = string.Concat(text.AsSpan(0, at), after, text.AsSpan(at + before.Length));

        FileFormatException problem = Assert.Throws<FileFormatException>(() => Read(Encoding.UTF8.GetBytes(changed)));

        Assert.Equal(expected, problem.Problem);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1234567890123456789012345678901234567890")]
    public void Write_MessageIdTooLongOrEmpty_Throws(string id) => Assert.Throws<ArgumentException>(() =>
        Pain002Writer.Write(new MemoryStream(), Report("PART", "", []) with { MessageId = id }));

    /// <summary>What version 03 can say of a result: who cannot say has no status there, only a reason.</summary>
    private static PaymentResult Closed(PaymentResult result) =>
        result.Status == ResultStatus.Unknown ? result with { Reason = ReasonCatalogue.NoAnswer } : result;

    private static IEnumerable<PaymentResult> ReadClosed(IReadOnlyList<PaymentResult> results) =>
        Read(WriteClosed(results)).Lines.Select(line => line.Result! with { Source = "report" });

    private static byte[] WriteClosed(IEnumerable<PaymentResult> results)
    {
        using var stream = new MemoryStream();
        Pain002Status[] payments = [.. results.Select(Pain002Version.V03.StatusOf)];
        Pain002Writer.Write(stream, Report("PART", "", payments) with { Version = Pain002Version.V03 });
        return stream.ToArray();
    }

    private static byte[] WriteGolden() => Write("PART", "",
    [
        Status(PaymentSamples.BankEntry(1), "ACCC", ""),
        Status(PaymentSamples.BankEntry(2), "RJCT", "AC04"),
        Status(PaymentSamples.BankEntry(3), "RJCT", "AC06") with { Mark = IsoStatus.ReturnedMark },
        Status(PaymentSamples.BankEntry(4), "RJCT", "PO01") with { Mark = IsoStatus.UnclaimedMark },
        Status(PaymentSamples.BankEntry(5), "BLCK", ""),
    ]);

    private static byte[] WriteWhole(string status, string reason) => Write(status, reason, []);

    private static byte[] Write(string group, string reason, IReadOnlyList<Pain002Status> payments)
    {
        using var stream = new MemoryStream();
        Pain002Writer.Write(stream, Report(group, reason, payments));
        return stream.ToArray();
    }

    private static Pain002Report Report(string group, string reason, IReadOnlyList<Pain002Status> payments) => new()
    {
        MessageId = "970405-20240605-0001",
        CreatedAt = At,
        OriginalMessageId = PaymentSamples.BankFile.ToString(),
        Original = new Tally(5, Vnd.FromDong(2_700_000)),
        GroupStatus = group,
        GroupReason = reason,
        Payments = payments,
    };

    private static Pain002Status Status(PaymentEntry entry, string status, string reason) =>
        new(entry.Id, status, reason, entry.Amount, At);

    private static ResultDocument Read(byte[] file) => Pain002Reader.Read(new MemoryStream(file));
}
