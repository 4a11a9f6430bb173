using System.Text;

namespace Disbursement.Simulation.Storage;

/// <summary>Refusals as the services word them: the code is the contract, the message is for people.</summary>
internal static class StorageErrors
{
    /// <summary>Answers a call with an error.</summary>
    public static MemoryResponse Answer(StorageCall call, int status, string code) =>
        call.Service == StorageService.Table ? OfTable(status, code, Words(code)) : OfXml(call, status, code);

    /// <summary>The table service's error document.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="code">The service's code.</param>
    /// <param name="message">What is said to a person; in a transaction it starts with the index of the action.</param>
    public static MemoryResponse OfTable(int status, string code, string message)
    {
        byte[] body = TableBody(code, message);
        return new MemoryResponse(status) { ErrorCode = code }
            .With("x-ms-error-code", code)
            .With("application/json;odata=minimalmetadata", body);
    }

    /// <summary>The document itself.</summary>
    public static byte[] TableBody(string code, string message) => Encoding.UTF8.GetBytes(
        "{\"odata.error\":{\"code\":\"" + code + "\",\"message\":{\"lang\":\"en-US\",\"value\":\"" + message + "\"}}}");

    /// <summary>What a code means, in the services' words where the app's logs show them.</summary>
    public static string Words(string code) => code switch
    {
        "BlobNotFound" => "The specified blob does not exist.",
        "ContainerNotFound" => "The specified container does not exist.",
        "ContainerAlreadyExists" => "The specified container already exists.",
        "BlobAlreadyExists" => "The specified blob already exists.",
        "ConditionNotMet" => "The condition specified using HTTP conditional header(s) is not met.",
        "QueueNotFound" => "The specified queue does not exist.",
        "MessageNotFound" => "The specified message does not exist.",
        "PopReceiptMismatch" => "The specified pop receipt did not match the pop receipt for a dequeued message.",
        "EntityAlreadyExists" => "The specified entity already exists.",
        "UpdateConditionNotSatisfied" => "The update condition specified in the request was not satisfied.",
        "ResourceNotFound" => "The specified resource does not exist.",
        "TableNotFound" => "The table specified does not exist.",
        "TableAlreadyExists" => "The table specified already exists.",
        "ServerBusy" => "The server is busy.",
        _ => code + ".",
    };

    private static MemoryResponse OfXml(StorageCall call, int status, string code)
    {
        var response = new MemoryResponse(status) { ErrorCode = code };
        response.With("x-ms-error-code", code);
        return call.Request.Method == Azure.Core.RequestMethod.Head || status == 304
            ? response
            : response.With(
                "application/xml",
                Encoding.UTF8.GetBytes(
                    $"<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>{code}</Code><Message>{Words(code)}</Message></Error>"));
    }
}
