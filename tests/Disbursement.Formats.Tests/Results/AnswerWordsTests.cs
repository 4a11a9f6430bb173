using System.Text.Json.Nodes;
using Disbursement.Core.Contracts;
using Disbursement.Formats.Camt053;
using Disbursement.Formats.Results;

namespace Disbursement.Formats.Tests.Results;

/// <summary>What we can read, a contract can name as the provider's answer.</summary>
public sealed class AnswerWordsTests
{
    private static readonly string[] Layouts = [.. ResultLayout.Shipped.Select(static layout => layout.Id)];

    [Fact]
    public void Parse_EveryShippedResultLayout_IsTheAnswerOfSomeContract() =>
        Assert.All(Layouts, layout => Assert.Contains(
            Enumerable.Range(0, Contracts().Count),
            index => Accepts(index, layout)));

    [Fact]
    public void Parse_Statement_IsTheAnswerOfABankByPain001() =>
        Assert.True(Accepts(index: 0, Camt053Reader.FormatName));

    private static bool Accepts(int index, string answers)
    {
        JsonNode book = JsonNode.Parse(ContractBook.ShippedJson())!;
        book["contracts"]![index]!["answers"] = answers;
        return ContractBook.TryParse(book.ToJsonString(), out _) is not null;
    }

    private static JsonArray Contracts() => JsonNode.Parse(ContractBook.ShippedJson())!["contracts"]!.AsArray();
}
